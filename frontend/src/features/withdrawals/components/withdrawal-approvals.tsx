import { useLingui } from '@lingui/react/macro';
import { Check, Circle } from 'lucide-react';
import { Time } from '@/shared/ui/time';
import type { StaffWithdrawal } from '../staff-api';

/** Who of the staff has agreed and who is still wanted: large sums need two people. */
export function WithdrawalApprovals({ withdrawal }: { withdrawal: StaffWithdrawal }) {
  const { t } = useLingui();
  const { status, approvals_needed, approved_by, approved_at, released_by } = withdrawal;
  if (approvals_needed < 2) return null;
  const isSecondGiven = approved_at !== null && status !== 'requested' && status !== 'cancelled';
  return (
    <section>
      <h3 className="mb-2 font-semibold">{t`Two people have to agree`}</h3>
      <ol className="grid gap-2">
        <li className="flex items-center gap-2">
          {approved_by ? (
            <>
              <Check className="size-4 text-success" aria-hidden="true" />
              {approved_by.username}
            </>
          ) : (
            <>
              <Circle className="size-4 text-muted" aria-hidden="true" />
              <span className="text-muted">{t`Nobody yet`}</span>
            </>
          )}
        </li>
        <li className="flex items-center gap-2">
          {isSecondGiven ? (
            <>
              <Check className="size-4 text-success" aria-hidden="true" />
              {released_by?.username ?? t`A second person`}{' '}
              <Time iso={approved_at} as="moment" className="text-muted text-xs" />
            </>
          ) : (
            <>
              <Circle className="size-4 text-muted" aria-hidden="true" />
              <span className="text-muted">{t`Somebody other than the first`}</span>
            </>
          )}
        </li>
      </ol>
    </section>
  );
}
