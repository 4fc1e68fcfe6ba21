import { Trans, useLingui } from '@lingui/react/macro';
import { Badge } from '@/shared/ui/badge';
import { Money } from '@/shared/ui/money';
import { Time } from '@/shared/ui/time';
import type { WatchedListing } from '../api';
import { percentCheaper } from '../prices';

/** What a watched account cost when one began to watch, and how much cheaper it is now. */
export function PriceThenAndNow({ listing }: { listing: WatchedListing }) {
  const { t } = useLingui();
  const { price, price_at_watch: then, watched_at: watchedAt } = listing;
  const percent = percentCheaper(then, price);
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1.5 px-1 text-[13px] text-muted">
      <span>
        <Trans>
          Was <Money amount={then} /> · <Time iso={watchedAt} />
        </Trans>
      </span>
      {price < then && (
        <Badge tone="success">{percent > 0 ? t`${percent}% cheaper` : t`A little cheaper`}</Badge>
      )}
      {price === then && <Badge>{t`The same price`}</Badge>}
      {price > then && <Badge tone="attention">{t`Costs more now`}</Badge>}
    </div>
  );
}
