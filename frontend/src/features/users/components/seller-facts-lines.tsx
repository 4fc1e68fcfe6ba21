import { useLingui } from '@lingui/react/macro';
import { formatNumber } from '@/shared/lib/money';
import { type SellerFacts, useFactWords } from '../seller-facts';

/** A seller's facts in three short lines; nothing of a new seller. */
export function SellerFactsLines({ facts, className }: { facts: SellerFacts; className?: string }) {
  const { t } = useLingui();
  const { duration, share } = useFactWords();
  if (facts.is_new) return null;
  const { completion_bps: completion, delivery_minutes: minutes, instant_bps: instant } = facts;
  const delivery = instant === 10_000 ? t`At once` : minutes === null ? null : duration(minutes);
  const lines = [
    [t`Went well`, completion === null ? null : share(completion)],
    [t`Delivery`, delivery],
    [t`Disputes`, facts.disputed === null ? null : formatNumber(facts.disputed)],
  ] as const;
  return (
    <dl className={className}>
      {lines.map(
        ([label, value]) =>
          value !== null && (
            <div key={label} className="flex justify-between gap-4 py-0.5 text-[13px]">
              <dt className="text-muted">{label}</dt>
              <dd className="font-semibold tnum">{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
