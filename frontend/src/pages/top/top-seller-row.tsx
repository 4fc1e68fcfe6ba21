import { Plural, useLingui } from '@lingui/react/macro';
import type { TopSeller } from '@/features/figures/api';
import { SellerLine } from '@/features/users/components/seller-line';
import { useFactWords } from '@/features/users/seller-facts';
import { formatNumber } from '@/shared/lib/money';
import { Stat } from '@/shared/ui/stat';

/** One of the best sellers: their place, who they are, how their orders went. */
export function TopSellerRow({ place, top }: { place: number; top: TopSeller }) {
  const { t } = useLingui();
  const { duration, share } = useFactWords();
  const { seller, facts } = top;
  const { completion_bps: completion, delivery_minutes: minutes } = facts;
  const stats = [
    [t`Orders completed`, formatNumber(facts.completed)],
    [t`Went well`, completion === null ? '—' : share(completion)],
    [t`Delivery`, facts.instant_bps === 10_000 ? t`At once` : minutes === null ? '—' : duration(minutes)],
  ] as const;
  return (
    <article className="surface surface-glow relative flex flex-wrap items-center gap-x-5 gap-y-3 p-4 md:p-5">
      <div className="flex min-w-0 flex-1 basis-64 items-center gap-3.5">
        <span className="w-7 shrink-0 text-center font-bold text-lg text-muted tnum">{place}</span>
        <SellerLine seller={seller} heading="h2">
          <Plural value={top.active_listing_count} one="# account on sale" other="# accounts on sale" />
        </SellerLine>
      </div>
      <dl className="grid grow grid-cols-3 divide-x divide-line-muted text-center sm:max-w-md">
        {stats.map(([label, value]) => (
          <Stat key={label} label={label} value={value} className="px-2" />
        ))}
      </dl>
    </article>
  );
}
