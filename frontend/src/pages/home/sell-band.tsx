import { Trans, useLingui } from '@lingui/react/macro';
import { Plus } from 'lucide-react';
import { useLocale } from '@/shared/i18n/locale';
import { formatRate } from '@/shared/lib/money';
import { paths } from '@/shared/lib/paths';
import { ButtonLink } from '@/shared/ui/button';

/**
 * An invitation to sell.
 *
 * @param rates commissions of the plans in basis points; nothing is said of them as long as they are not known
 */
export function SellBand({ rates }: { rates: readonly number[] | undefined }) {
  const { t } = useLingui();
  const locale = useLocale();
  const highest = rates?.length ? formatRate(Math.max(...rates), locale) : null;
  const lowest = rates?.length ? formatRate(Math.min(...rates), locale) : null;
  return (
    <section
      aria-labelledby="sell-band"
      className="page drawn-when-near pt-10 [--near-height:20rem] md:pt-14"
    >
      <div className="surface flex flex-wrap items-center justify-between gap-x-10 gap-y-5 p-6 md:p-8">
        <div className="min-w-0 max-w-2xl">
          <h2 id="sell-band" className="font-bold text-xl tracking-[-.02em] md:text-2xl">
            {t`Do you have an account to sell?`}
          </h2>
          <p className="mt-1.5 min-h-10 text-pretty text-muted">
            {t`Listing is free. The buyer's money is in escrow before you hand anything over.`}{' '}
            {highest !== null && (
              <Trans>
                The commission is {highest} of a sale, down to {lowest} with a plan.
              </Trans>
            )}
          </p>
        </div>
        <div className="flex flex-wrap gap-2">
          <ButtonLink
            to={paths.sell()}
            variant="primary"
            size="lg"
            icon={<Plus className="size-4" aria-hidden="true" />}
          >
            {t`Sell an account`}
          </ButtonLink>
          <ButtonLink to={paths.premium()} size="lg">
            {t`Compare plans`}
          </ButtonLink>
        </div>
      </div>
    </section>
  );
}
