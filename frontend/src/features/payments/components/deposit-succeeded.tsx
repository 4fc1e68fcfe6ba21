import { useLingui } from '@lingui/react/macro';
import { ArrowRight, CircleCheck } from 'lucide-react';
import { paths, safeNext } from '@/shared/lib/paths';
import { ButtonLink } from '@/shared/ui/button';
import { Money } from '@/shared/ui/money';
import { Outcome, OutcomeIcon } from '@/shared/ui/outcome';
import type { Deposit } from '../card-payment';

/** The money is here: where it is and where to go on. */
export function DepositSucceeded({ deposit }: { deposit: Deposit }) {
  const { t } = useLingui();
  const isElsewhere = hasOwnNext(deposit);
  return (
    <Outcome
      tone="success"
      mark={<OutcomeIcon of={CircleCheck} />}
      title={t`The money has arrived`}
      subject={<Money amount={deposit.amount} size="lg" isSigned className="text-success" />}
      actions={
        <>
          <ButtonLink variant="primary" size="lg" to={nextOf(deposit)}>
            {deposit.order_id ? t`Go to the order` : isElsewhere ? t`Go on` : t`Find an account`}
            <ArrowRight className="size-4" aria-hidden="true" />
          </ButtonLink>
          <ButtonLink variant={deposit.order_id ? 'ghost' : 'secondary'} size="lg" to={paths.wallet()}>
            {t`To the wallet`}
          </ButtonLink>
        </>
      }
    >
      {deposit.order_id
        ? t`It pays your order by itself and stands in escrow until you have checked the account.`
        : t`It is in your wallet and can be spent at once.`}
    </Outcome>
  );
}

/** The payer was on the way to somewhere that is neither an order nor the wallet. */
function hasOwnNext({ order_id, return_path }: Deposit): boolean {
  return order_id === null && return_path !== '' && return_path !== paths.wallet();
}

function nextOf(deposit: Deposit): string {
  if (deposit.order_id) return paths.order(deposit.order_id);
  return hasOwnNext(deposit) ? safeNext(deposit.return_path) : paths.catalog();
}
