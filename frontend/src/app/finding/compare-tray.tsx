import { useLingui } from '@lingui/react/macro';
import { GitCompareArrows, X } from 'lucide-react';
import { useCompared, writeCompared } from '@/features/listings/compared';
import { cn } from '@/shared/lib/cn';
import { paths } from '@/shared/lib/paths';
import { Link, useLocation } from '@/shared/router/router';
import { IconButton } from '@/shared/ui/icon-button';

/** Where accounts are looked for. */
const PLACES = /^\/($|catalog|games|listings\/|users\/|favorites)/;

/** How many accounts wait to be compared, and the way there; nothing while there are none. */
export function CompareTray() {
  const { t } = useLingui();
  const { pathname } = useLocation();
  const ids = useCompared();
  if (ids.length === 0 || !PLACES.test(pathname)) return null;
  const count = ids.length;
  return (
    <aside
      aria-label={t`Comparison`}
      className={cn(
        'above-tab-bar fixed right-3 z-30 mb-3 flex animate-appear items-center gap-1 rounded-full border border-overlay-line bg-overlay p-1 shadow-float',
        // There the bar with the price has this place.
        pathname.startsWith('/listings/') && 'max-lg:hidden',
      )}
    >
      <Link
        to={paths.compare(ids.join())}
        className="touch-target inline-flex h-9 items-center gap-2 rounded-full px-3 font-semibold hover:bg-neutral"
      >
        <GitCompareArrows className="size-4 text-accent" aria-hidden="true" />
        {t`Compare (${count})`}
      </Link>
      <IconButton
        isRound
        label={t`Clear the comparison`}
        onClick={() => writeCompared([])}
        icon={<X className="size-4" aria-hidden="true" />}
      />
    </aside>
  );
}
