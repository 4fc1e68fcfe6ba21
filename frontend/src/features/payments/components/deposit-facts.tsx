import { useLingui } from '@lingui/react/macro';
import { Printer } from 'lucide-react';
import type { ReactNode } from 'react';
import { readableMask } from '@/shared/lib/card-mask';
import { paths } from '@/shared/lib/paths';
import { Link } from '@/shared/router/router';
import { Button } from '@/shared/ui/button';
import { CopyButton } from '@/shared/ui/copy-button';
import { Money } from '@/shared/ui/money';
import { Time } from '@/shared/ui/time';
import type { Deposit } from '../card-payment';

export interface DepositFactsProps {
  deposit: Deposit;
  methodName: string | undefined;
}

/** The small print of a deposit: what support asks for; of a paid one a receipt that can be printed. */
export function DepositFacts(props: DepositFactsProps) {
  const { t } = useLingui();
  if (props.deposit.status === 'succeeded') return <Receipt {...props} />;
  const { deposit } = props;
  return (
    <dl className="mt-8 grid gap-2 border-line-muted border-t pt-5">
      <CommonFacts {...props} />
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

/** What a payer keeps; printing the page prints this alone. */
function Receipt(props: DepositFactsProps) {
  const { t } = useLingui();
  const { deposit } = props;
  return (
    <>
      <section
        data-printed=""
        aria-label={t`Receipt`}
        className="mt-8 border-line-muted border-t pt-5 print:mt-0 print:border-0"
      >
        <p className="hidden pb-4 font-bold text-xl print:block">{t`WibeStore: receipt for a payment`}</p>
        <dl className="grid gap-2">
          <Fact label={t`Amount`}>
            <Money amount={deposit.amount} />
          </Fact>
          <CommonFacts {...props} />
          {deposit.finished_at && (
            <Fact label={t`Time of the payment`}>
              <Time iso={deposit.finished_at} as="moment" />
            </Fact>
          )}
          {deposit.transaction_id && (
            <Fact label={t`Transaction`}>
              <Link
                to={paths.transaction(deposit.transaction_id)}
                className="touch-target inline-block break-all rounded-sm font-mono text-accent text-xs hover:underline"
              >
                {deposit.transaction_id}
              </Link>
            </Fact>
          )}
        </dl>
      </section>
      <Button
        size="lg"
        isWide
        className="mt-5"
        icon={<Printer className="size-4" aria-hidden="true" />}
        onClick={() => window.print()}
      >
        {t`Print the receipt`}
      </Button>
    </>
  );
}

function CommonFacts({ deposit, methodName }: DepositFactsProps) {
  const { t } = useLingui();
  return (
    <>
      <Fact label={t`Method`}>{methodName ?? deposit.method}</Fact>
      {deposit.card_mask && (
        <Fact label={t`Card`}>
          <span className="whitespace-nowrap tracking-wide">{readableMask(deposit.card_mask)}</span>
        </Fact>
      )}
      <Fact label={t`Number for support`}>
        <span className="inline-flex items-center gap-1">
          <span className="font-mono text-xs">{deposit.reference}</span>
          <span className="print:hidden">
            <CopyButton text={deposit.reference} label={t`Copy the number`} />
          </span>
        </span>
      </Fact>
      <Fact label={t`Opened`}>
        <Time iso={deposit.created_at} as="moment" />
      </Fact>
    </>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4">
      <dt className="text-muted">{label}</dt>
      <dd className="ml-auto text-right tnum">{children}</dd>
    </div>
  );
}
