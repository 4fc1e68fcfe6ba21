import { useLingui } from '@lingui/react/macro';
import { isPaidByNumber } from '../card-payment';

/** What happens after the press, and that no card's number comes to us. */
export function PayNote({ method, isSavedCard }: { method: string | undefined; isSavedCard: boolean }) {
  const { t } = useLingui();
  return (
    <p className="text-pretty text-center text-muted text-xs">
      {isSavedCard
        ? t`The bank may send a code by SMS; you type it on the next page. We keep no card's number.`
        : isPaidByNumber(method)
          ? t`You get a number to type at a kiosk or in the Paynet app.`
          : t`You pay on the payment service's own page. We never see your card.`}
    </p>
  );
}
