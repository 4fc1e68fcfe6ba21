import { Trans, useLingui } from '@lingui/react/macro';
import { Hand } from 'lucide-react';
import { usePageCommands } from '@/shared/desk/commands';
import { useRoles, useStaff } from '@/shared/desk/use-roles';
import { Button } from '@/shared/ui/button';
import { Time } from '@/shared/ui/time';
import { type DisputeDesk, useTakeDispute } from '../desk-disputes-api';

/** Who of the staff deals with the dispute: take it, let it go, or (an admin) take it over. */
export function DeskTaken({ desk }: { desk: DisputeDesk }) {
  const { t } = useLingui();
  const me = useStaff();
  const { role } = useRoles();
  const { dispute, taken_by, taken_at } = desk;
  const take = useTakeDispute(dispute.id);
  const isOpen = dispute.status === 'open';
  const isMine = taken_by?.id === me.id;
  const name = taken_by?.username ?? '';
  const cannotTake = taken_by && !isMine && role !== 'admin' ? t`${name} works on this now.` : undefined;
  usePageCommands(
    isOpen && !isMine
      ? [
          {
            key: 'take',
            label: taken_by ? t`Take over` : t`Take`,
            icon: Hand,
            hotkey: 'c',
            run: () => take.mutate(true),
            disabledReason: cannotTake,
          },
        ]
      : [],
  );
  if (!isOpen) return null;
  return (
    <div className="surface mt-4 flex flex-wrap items-center justify-between gap-3 px-4 py-2.5">
      <p>
        {!taken_by && <span className="text-muted">{t`Nobody deals with this dispute yet.`}</span>}
        {isMine && <span className="font-semibold">{t`You deal with this dispute.`}</span>}
        {taken_by && !isMine && (
          <Trans>
            <span className="font-semibold">{name}</span> deals with this dispute.
          </Trans>
        )}
        {taken_at && (
          <>
            {' '}
            <Time iso={taken_at} className="text-muted text-xs" />
          </>
        )}
      </p>
      <span className="flex gap-2">
        {taken_by && (isMine || role === 'admin') && (
          <Button isLoading={take.isPending} onClick={() => take.mutate(false)}>
            {t`Let it go`}
          </Button>
        )}
        {!isMine && (
          <Button
            variant={taken_by ? 'secondary' : 'primary'}
            isLoading={take.isPending}
            disabledReason={cannotTake}
            onClick={() => take.mutate(true)}
          >
            {taken_by ? t`Take over` : t`Take`}
          </Button>
        )}
      </span>
    </div>
  );
}
