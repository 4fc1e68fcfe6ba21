import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { CopyButton } from '@/shared/ui/copy-button';
import { Time } from '@/shared/ui/time';
import type { Deposit } from '../deposits-api';

/** The small print of a deposit: what support asks for. */
export function DepositFacts({ deposit, methodName }: { deposit: Deposit; methodName: string | undefined }) {
  const { t } = useLingui();
  return (
    <dl className="mt-8 grid gap-2 border-line-muted border-t pt-5">
      <Fact label={t`Method`}>{methodName ?? deposit.method}</Fact>
      <Fact label={t`Number for support`}>
        <span className="inline-flex items-center gap-1">
          <span className="font-mono text-xs">{deposit.reference}</span>
          <CopyButton text={deposit.reference} label={t`Copy the number`} />
        </span>
      </Fact>
      <Fact label={t`Opened`}>
        <Time iso={deposit.created_at} as="moment" />
      </Fact>
      {deposit.status === 'pending' ? (
        <Fact label={t`Can be paid until`}>
          <Time iso={deposit.expires_at} as="moment" />
        </Fact>
      ) : (
        deposit.finished_at && (
          <Fact label={t`Ended`}>
            <Time iso={deposit.finished_at} as="moment" />
          </Fact>
        )
      )}
    </dl>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4">
      <dt className="text-muted">{label}</dt>
      <dd className="tnum">{children}</dd>
    </div>
  );
}
