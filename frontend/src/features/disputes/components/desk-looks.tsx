import { useLingui } from '@lingui/react/macro';
import { Card } from '@/shared/ui/card';
import { Time } from '@/shared/ui/time';
import type { DisputeDesk } from '../desk-disputes-api';

/** Every look at the login: by the buyer, or by whom of the staff and why. */
export function DeskLooks({ looks }: { looks: DisputeDesk['looks'] }) {
  const { t } = useLingui();
  return (
    <Card className="p-4 md:p-6">
      <h2 className="font-semibold">{t`When the login was looked at`}</h2>
      {looks.length === 0 ? (
        <p className="mt-2 text-muted">{t`Nobody has looked at it.`}</p>
      ) : (
        <ol className="mt-3 divide-y divide-line-muted">
          {looks.map(({ by, at, reason, ip }) => (
            <li key={at} className="py-2.5">
              <p className="flex flex-wrap justify-between gap-x-4 gap-y-0.5">
                <span>
                  <span className="font-medium">{by === 'buyer' ? t`Buyer` : by}</span>{' '}
                  <Time iso={at} as="moment" className="text-muted" />
                </span>
                {ip && <span className="font-mono text-muted text-xs leading-5">{ip}</span>}
              </p>
              {reason && <p className="mt-0.5 break-words text-xs">{t`Reason: ${reason}`}</p>}
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}
