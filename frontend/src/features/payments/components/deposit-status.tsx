import { useLingui } from '@lingui/react/macro';
import { ArrowRight, CircleCheck, CircleX, Clock } from 'lucide-react';
import { paths, safeNext } from '@/shared/lib/paths';
import { ButtonLink } from '@/shared/ui/button';
import { Money } from '@/shared/ui/money';
import { Outcome, OutcomeIcon } from '@/shared/ui/outcome';
import { Spinner } from '@/shared/ui/spinner';
import type { Deposit } from '../deposits-api';
import { useDepositWords } from '../hooks/use-deposit-words';

/** How a deposit stands: what happened to the money and what to do next. */
export function DepositStatus({ deposit }: { deposit: Deposit }) {
  if (deposit.status === 'pending') return <Pending deposit={deposit} />;
  return deposit.status === 'succeeded' ? <Succeeded deposit={deposit} /> : <Ended deposit={deposit} />;
}

function Pending({ deposit }: { deposit: Deposit }) {
  const { t } = useLingui();
  return (
    <Outcome
      tone="accent"
      mark={<Spinner className="size-7" />}
      title={t`Waiting for the payment`}
      subject={<Money amount={deposit.amount} size="lg" />}
      actions={
        <>
          {deposit.payment_url && (
            <ButtonLink size="lg" to={deposit.payment_url} reloadDocument>
              {t`Back to the payment page`}
            </ButtonLink>
          )}
          <ButtonLink variant="ghost" size="lg" to={paths.wallet()}>{t`To the wallet`}</ButtonLink>
        </>
      }
    >
      <p>{t`We ask the payment service every few seconds. You can close this page: the money arrives by itself.`}</p>
      {deposit.order_id && <p className="mt-2">{t`Your order is paid as soon as it is here.`}</p>}
    </Outcome>
  );
}

function Succeeded({ deposit }: { deposit: Deposit }) {
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

function Ended({ deposit }: { deposit: Deposit }) {
  const { t } = useLingui();
  const { title, text } = useDepositWords()(deposit);
  return (
    <Outcome
      tone={deposit.status === 'expired' ? 'attention' : 'danger'}
      mark={<OutcomeIcon of={deposit.status === 'expired' ? Clock : CircleX} />}
      title={title}
      subject={<Money amount={deposit.amount} size="md" className="text-muted" />}
      actions={
        <>
          <ButtonLink
            variant="primary"
            size="lg"
            to={deposit.order_id ? paths.order(deposit.order_id) : paths.wallet()}
          >
            {t`Try again`}
          </ButtonLink>
          {deposit.order_id && (
            <ButtonLink variant="ghost" size="lg" to={paths.wallet()}>{t`To the wallet`}</ButtonLink>
          )}
        </>
      }
    >
      <p>{text}</p>
      {deposit.status !== 'reversed' && (
        <p className="mt-2">{t`Should a payment still come through, it lands in your wallet by itself.`}</p>
      )}
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
