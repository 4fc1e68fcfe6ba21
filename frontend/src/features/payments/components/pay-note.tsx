import { useLingui } from '@lingui/react/macro';
import { isPaidByNumber } from '../card-payment';

/** What happens after the press, and that no card's number comes to us. */
export function PayNote({
  method,
  isSavedCard,
  isForOrder,
}: {
  method: string | undefined;
  isSavedCard: boolean;
  isForOrder: boolean;
}) {
  const { t } = useLingui();
  const words = isSavedCard
    ? t`The bank may send a code by SMS; you type it on the next page. We keep no card's number.`
    : !isPaidByNumber(method)
      ? t`You pay on the payment service's own page. We never see your card.`
      : isForOrder
        ? t`You get a number to type at a kiosk or in the Paynet app. Mind the time left to pay: money that comes after it stays in your wallet.`
        : t`You get a number to type at a kiosk or in the Paynet app.`;
  return <p className="text-pretty text-center text-muted text-xs">{words}</p>;
}
