import { Trans, useLingui } from '@lingui/react/macro';
import { useLocale } from '@/shared/i18n/locale';
import { formatSom } from '@/shared/lib/money';
import { Money } from '@/shared/ui/money';
import { Time } from '@/shared/ui/time';
import type { Charge, Plan } from '../api';
import { usePlanWords } from '../hooks/use-plan-words';

/** What was paid for plans so far, newest first; nothing before the first. */
export function Receipts({ charges, plans }: { charges: readonly Charge[]; plans: readonly Plan[] }) {
  const { t } = useLingui();
  if (charges.length === 0) return null;
  return (
    <section aria-labelledby="receipts" className="mt-12">
      <h2 id="receipts" className="font-bold text-xl tracking-[-.02em]">{t`Receipts`}</h2>
      <ul className="surface mt-4 divide-y divide-line-muted">
        {charges.map((charge) => (
          <Receipt key={charge.id} charge={charge} plans={plans} />
        ))}
      </ul>
    </section>
  );
}

function Receipt({ charge, plans }: { charge: Charge; plans: readonly Plan[] }) {
  const { t } = useLingui();
  const locale = useLocale();
  const { nameOf, periodOf, chargeName } = usePlanWords(plans);
  const { plan, period, kind, at, starts_at, ends_at, amount, credit } = charge;
  const creditSum = formatSom(credit, locale);
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 px-4 py-3 md:px-5">
      <div className="min-w-0">
        <p className="font-semibold">
          {nameOf(plan)}, {periodOf(period)}{' '}
          <span className="font-normal text-muted">· {chargeName(kind)}</span>
        </p>
        <p className="text-muted text-xs tnum">
          <Time iso={at} as="moment" /> ·{' '}
          <Trans>
            for <Time iso={starts_at} as="date" /> – <Time iso={ends_at} as="date" />
          </Trans>
        </p>
      </div>
      <div className="sm:text-right">
        <Money amount={amount} />
        {credit > 0 && <p className="text-muted text-xs tnum">{t`and ${creditSum} of unused time`}</p>}
      </div>
    </li>
  );
}
