import { useLingui } from '@lingui/react/macro';
import { Store } from 'lucide-react';
import { paths } from '@/shared/lib/paths';
import { Banner } from '@/shared/ui/banner';
import { ButtonLink } from '@/shared/ui/button';
import { Money } from '@/shared/ui/money';
import { Outcome, OutcomeIcon } from '@/shared/ui/outcome';
import { Spinner } from '@/shared/ui/spinner';
import { type Deposit, isPaidByNumber } from '../card-payment';
import { useLastTryWords } from '../hooks/use-deposit-words';
import { PaymentNumber } from './payment-number';

/** Not paid yet: at the payment service, at a kiosk, or with the bank of a saved card. */
export function DepositPending({ deposit }: { deposit: Deposit }) {
  const { t } = useLingui();
  const isByNumber = isPaidByNumber(deposit.method);
  const isWithBank = deposit.card_mask !== '' && !deposit.failure_code;
  return (
    <>
      <LastTry deposit={deposit} />
      <Outcome
        tone="accent"
        mark={isByNumber ? <OutcomeIcon of={Store} /> : <Spinner className="size-7" />}
        title={
          isByNumber
            ? t`Pay at a kiosk or in the app`
            : isWithBank
              ? t`The bank is taking the payment`
              : t`Waiting for the payment`
        }
        subject={<Money amount={deposit.amount} size="lg" />}
        actions={
          <>
            {deposit.payment_url && !isWithBank && (
              <ButtonLink size="lg" to={deposit.payment_url} reloadDocument>
                {isByNumber ? t`Open the payment page` : t`Back to the payment page`}
              </ButtonLink>
            )}
            <ButtonLink variant="ghost" size="lg" to={paths.wallet()}>{t`To the wallet`}</ButtonLink>
          </>
        }
      >
        {isByNumber && <PaymentNumber deposit={deposit} />}
        <p>
          {isByNumber
            ? t`You can close this page: as soon as the kiosk has told us, the money is here.`
            : isWithBank
              ? t`It takes a few seconds. Do not pay again: we say here how it ended.`
              : t`We ask the payment service every few seconds. You can close this page: the money arrives by itself.`}
        </p>
        {deposit.order_id && <p className="mt-2">{t`Your order is paid as soon as it is here.`}</p>}
      </Outcome>
    </>
  );
}

/** The last try did not go through, and the deposit waits for another one. */
function LastTry({ deposit }: { deposit: Deposit }) {
  const { t } = useLingui();
  const wordsOf = useLastTryWords();
  if (!deposit.failure_code) return null;
  return (
    <Banner tone="attention" title={t`The last try did not go through`} className="mb-6">
      {wordsOf(deposit.failure_code)}{' '}
      {deposit.payment_url
        ? t`No money was taken, and the payment page can be used again.`
        : t`No money was taken, and this payment can still be made.`}
    </Banner>
  );
}
