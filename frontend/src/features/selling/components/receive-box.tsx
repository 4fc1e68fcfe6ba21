import { useLingui } from '@lingui/react/macro';
import { useLocale } from '@/shared/i18n/locale';
import { formatRate } from '@/shared/lib/money';
import { Money } from '@/shared/ui/money';

const BASIS_POINTS = 10_000;
/** Sales after which money is spendable at once. */
const TRUSTED_SALES = 5;

/** What the seller gets of a price after the commission of their plan. */
export function ReceiveBox({
  price,
  rateBps,
  salesCount,
}: {
  /** Whole soʻm; null while it is no number. */
  price: number | null;
  /** Undefined until the plan is known. */
  rateBps: number | undefined;
  salesCount: number;
}) {
  const { t } = useLingui();
  const locale = useLocale();
  if (rateBps === undefined) return null;
  const commission = Math.floor(((price ?? 0) * rateBps) / BASIS_POINTS);
  const rate = formatRate(rateBps, locale);
  return (
    <div className="rounded-md border border-success-line bg-success-soft p-4" aria-live="polite">
      <dl className="grid gap-1">
        <div className="flex flex-wrap items-baseline justify-between gap-x-3">
          <dt className="font-semibold">{t`You receive`}</dt>
          <dd>
            <Money amount={(price ?? 0) - commission} size="md" />
          </dd>
        </div>
        <div className="flex flex-wrap items-baseline justify-between gap-x-3 text-muted text-xs">
          <dt>{t`Commission, ${rate}`}</dt>
          <dd>
            <Money amount={-commission} />
          </dd>
        </div>
      </dl>
      {salesCount < TRUSTED_SALES && (
        <p className="mt-2 text-muted text-xs">
          {t`The money of your first five sales can be spent 72 hours after each sale.`}
        </p>
      )}
    </div>
  );
}
