import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { formatNumber } from '@/shared/lib/money';
import { Stat } from '@/shared/ui/stat';
import { type SellerFacts, useFactWords } from '../seller-facts';

/** How a known seller's orders went, with a line on how each figure is counted; a word instead for a new seller. */
export function SellerFactsList({ facts }: { facts: SellerFacts }) {
  const { t } = useLingui();
  return (
    <section aria-labelledby="seller-facts" className="surface mt-4 p-5 md:p-6">
      <h2 id="seller-facts" className="font-semibold text-base">{t`How the orders went`}</h2>
      {facts.is_new ? <NewSeller completed={facts.completed} /> : <Facts facts={facts} />}
    </section>
  );
}

function NewSeller({ completed }: { completed: number }) {
  const { t } = useLingui();
  return (
    <p className="mt-1.5 max-w-prose text-pretty text-muted">
      {completed > 0
        ? t`New seller: ${plural(completed, { one: '# completed order', other: '# completed orders' })} so far. Shares are shown from five on, so that one order does not decide. Escrow protects you as with everybody.`
        : t`New seller: no completed order yet. Shares are shown from five on, so that one order does not decide. Escrow protects you as with everybody.`}
    </p>
  );
}

function Facts({ facts }: { facts: SellerFacts }) {
  const { t } = useLingui();
  const rows = useFactRows(facts);
  return (
    <>
      <dl className="mt-4 grid grid-cols-2 gap-x-6 gap-y-5 lg:grid-cols-4">
        {rows.map(({ label, value, note }) => (
          <Stat key={label} label={label} value={value} note={note} size="lg" />
        ))}
      </dl>
      <details className="mt-4 text-[13px]">
        <summary className="touch-target w-fit cursor-pointer rounded font-medium text-accent hover:underline">
          {t`How is this counted?`}
        </summary>
        <ul className="mt-2 grid max-w-prose list-disc gap-1.5 pl-5 text-muted">
          {rows.map(({ label, hint }) => (
            <li key={label}>
              <span className="font-semibold text-fg">{label}</span>: {hint}
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}

interface FactRow {
  label: string;
  value: string;
  /** A smaller figure below. */
  note?: string | undefined;
  /** How it is counted. */
  hint: string;
}

function useFactRows(facts: SellerFacts): FactRow[] {
  const { t } = useLingui();
  const { duration, share } = useFactWords();
  const { delivery_minutes: minutes, instant_bps: instant, disputed, disputes_lost: lost } = facts;
  const isAllInstant = instant === 10_000;
  const atOnce = instant ? share(instant) : null;
  const lostShown = formatNumber(lost ?? 0);
  return [
    {
      label: t`Orders completed`,
      value: formatNumber(facts.completed),
      hint: t`the buyer confirmed, or the time to check the account ran out without a complaint.`,
    },
    {
      label: t`Went well`,
      value: facts.completion_bps === null ? '—' : share(facts.completion_bps),
      hint: t`the share of completed orders among those that depended on the seller. What was never paid, or was ended by agreement, does not count.`,
    },
    {
      label: t`Delivery`,
      value: isAllInstant ? t`At once` : minutes === null ? '—' : duration(minutes),
      note: !isAllInstant && atOnce ? t`at once: ${atOnce}` : undefined,
      hint: t`half of the logins handed over by hand came at least this fast after the payment, nights included. Logins sealed in advance come at once and are counted apart.`,
    },
    {
      label: t`Disputes`,
      value: formatNumber(disputed ?? 0),
      note: disputed ? t`lost: ${lostShown}` : undefined,
      hint: t`orders that a buyer disputed; lost are those where the shop found the seller at fault.`,
    },
  ];
}
