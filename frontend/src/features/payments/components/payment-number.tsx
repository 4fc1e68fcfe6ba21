import { useLingui } from '@lingui/react/macro';
import { useLocale } from '@/shared/i18n/locale';
import { formatDateTime } from '@/shared/lib/dates';
import { formatSom } from '@/shared/lib/money';
import { CopyButton } from '@/shared/ui/copy-button';
import type { Deposit } from '../card-payment';

/** The number that is typed at a kiosk, big enough to copy by hand, and how it is used. */
export function PaymentNumber({ deposit }: { deposit: Deposit }) {
  const { t } = useLingui();
  const locale = useLocale();
  const { reference } = deposit;
  const sum = formatSom(deposit.amount, locale);
  const until = formatDateTime(deposit.expires_at, locale);
  const steps = [
    t`Find WibeStore at a Paynet kiosk or in the Paynet app.`,
    t`Type the number above.`,
    t`Pay exactly ${sum}. The number is good until ${until}.`,
  ];
  return (
    <div className="mt-2 mb-4 rounded-md border border-line bg-inset p-4 text-left">
      <p className="text-muted text-xs">{t`Your payment number`}</p>
      <div className="mt-1 flex items-center justify-between gap-2">
        <p className="font-bold text-2xl text-fg tracking-wide tnum">
          {reference.replace(/(\d{4})(?=\d)/g, '$1\u00a0')}
        </p>
        <CopyButton text={reference} label={t`Copy the payment number`} />
      </div>
      <ol className="mt-3 grid list-decimal gap-1 border-line-muted border-t pt-3 pl-5 text-pretty">
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </div>
  );
}
