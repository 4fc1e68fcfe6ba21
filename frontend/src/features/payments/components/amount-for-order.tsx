import { useLingui } from '@lingui/react/macro';
import { useLocale } from '@/shared/i18n/locale';
import { formatSom } from '@/shared/lib/money';
import { Money } from '@/shared/ui/money';
import { amountForOrder } from '../deposit-amount';
import type { PaymentMethod } from '../deposits-api';

/** The fixed sum that an order lacks, and why it may be a little more. */
export function AmountForOrder({ missing, method }: { missing: number; method: PaymentMethod | undefined }) {
  const { t } = useLingui();
  const locale = useLocale();
  const amount = amountForOrder(missing, method);
  const rest = formatSom(amount - missing, locale);
  return (
    <div className="rounded-md border border-line bg-inset p-4">
      <p className="text-muted text-xs">{t`To pay in`}</p>
      <Money amount={amount} size="lg" />
      {amount > missing && (
        <p className="mt-1 text-muted text-xs">
          {t`The least that this method takes; ${rest} of it stays in your wallet.`}
        </p>
      )}
    </div>
  );
}
