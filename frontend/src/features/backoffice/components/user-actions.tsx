import { useLingui } from '@lingui/react/macro';
import { BadgeCheck, Ban, LogOut, ShieldOff, UserCog } from 'lucide-react';
import { useState } from 'react';
import { actThen } from '@/shared/desk/act-then';
import { type Command, usePageCommands } from '@/shared/desk/commands';
import { ReasonDialog } from '@/shared/desk/reason-dialog';
import { Button } from '@/shared/ui/button';
import {
  type DeskUser,
  type DeskUserEvent,
  useEndSessions,
  useUnblockUser,
  useVerifySeller,
} from '../users-desk-api';
import { UserBlockDialog } from './user-block-dialog';
import { UserRoleDialog } from './user-role-dialog';

export interface UserActionsProps {
  user: DeskUser;
  reasons: ReadonlyMap<string, string>;
}

type Asked = Exclude<DeskUserEvent, 'note'>;

/** What may be done with somebody now; each after a question. */
export function UserActions({ user, reasons }: UserActionsProps) {
  const { t } = useLingui();
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = () => setAsked(null);
  const steps: readonly (Command & { key: Asked })[] = [
    { key: 'verify', label: t`Verify the seller`, icon: BadgeCheck, run: () => setAsked('verify') },
    { key: 'unverify', label: t`Take the badge`, icon: BadgeCheck, run: () => setAsked('unverify') },
    { key: 'set_role', label: t`Change the role`, icon: UserCog, run: () => setAsked('set_role') },
    { key: 'end_sessions', label: t`Sign out everywhere`, icon: LogOut, run: () => setAsked('end_sessions') },
    { key: 'block', label: t`Block`, icon: Ban, hotkey: 'b', run: () => setAsked('block') },
    { key: 'unblock', label: t`Unblock`, icon: ShieldOff, hotkey: 'b', run: () => setAsked('unblock') },
  ];
  const open = steps.filter(({ key }) => user.allowed_events.includes(key));
  usePageCommands(open);
  return (
    <>
      {open.map(({ key, label, icon: Icon, run }) => (
        <Button
          key={key}
          variant={key === 'block' ? 'danger' : 'secondary'}
          icon={Icon && <Icon className="size-4" aria-hidden="true" />}
          onClick={run}
        >
          {label}
        </Button>
      ))}
      <UserBlockDialog user={user} reasons={reasons} isOpen={asked === 'block'} onClose={close} />
      {/* Begun anew with the role they have now. */}
      <UserRoleDialog key={user.staff_role} user={user} isOpen={asked === 'set_role'} onClose={close} />
      <ReasonSteps user={user} asked={asked} onClose={close} />
    </>
  );
}

/** The steps that ask for nothing but a reason. */
function ReasonSteps({ user, asked, onClose }: { user: DeskUser; asked: Asked | null; onClose: () => void }) {
  const { t } = useLingui();
  const unblock = useUnblockUser(user.id);
  const verify = useVerifySeller(user.id);
  const end = useEndSessions(user.id);
  const { username } = user;
  const closing = (step: { reset: () => void }) => () => {
    onClose();
    step.reset();
  };
  const common = { label: t`Reason`, hint: t`It stays in the audit log.` };
  return (
    <>
      <ReasonDialog
        {...common}
        isOpen={asked === 'unblock'}
        onClose={closing(unblock)}
        title={t`Unblock ${username}?`}
        action={t`Unblock`}
        isPending={unblock.isPending}
        error={unblock.error}
        onSubmit={(reason) => actThen(unblock, { reason }, closing(unblock))}
      >
        {t`They can sign in again. What was stopped does not start by itself.`}
      </ReasonDialog>
      <ReasonDialog
        {...common}
        isOpen={asked === 'verify'}
        onClose={closing(verify)}
        title={t`Verify ${username}?`}
        hint={t`What was checked. It stays in the audit log.`}
        action={t`Verify the seller`}
        isPending={verify.isPending}
        error={verify.error}
        onSubmit={(reason) => actThen(verify, { is_verified_seller: true, reason }, closing(verify))}
      >
        {t`Buyers see the badge beside their name everywhere.`}
      </ReasonDialog>
      <ReasonDialog
        {...common}
        isOpen={asked === 'unverify'}
        onClose={closing(verify)}
        title={t`Take the badge of ${username}?`}
        action={t`Take the badge`}
        variant="danger"
        isPending={verify.isPending}
        error={verify.error}
        onSubmit={(reason) => actThen(verify, { is_verified_seller: false, reason }, closing(verify))}
      >
        {t`The badge goes from everywhere at once.`}
      </ReasonDialog>
      <ReasonDialog
        {...common}
        isOpen={asked === 'end_sessions'}
        onClose={closing(end)}
        title={t`Sign ${username} out everywhere?`}
        action={t`Sign out everywhere`}
        variant="danger"
        isPending={end.isPending}
        error={end.error}
        onSubmit={(reason) => actThen(end, { reason }, closing(end))}
      >
        {t`They can sign in again with their password.`}
      </ReasonDialog>
    </>
  );
}
