import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { cn } from '@/shared/lib/cn';
import { formatNumber } from '@/shared/lib/money';
import { CountBadge } from '@/shared/ui/badge';
import { Skeleton } from '@/shared/ui/skeleton';
import type { Facets } from '../api';

/** How many listings match; marked when the number is rounded. */
export function ResultCount({ facets, isOld }: { facets: Facets | undefined; isOld: boolean }) {
  const { t } = useLingui();
  if (!facets) return <Skeleton className="h-5 w-10 rounded-full" />;
  const figure = formatNumber(facets.count);
  const words = t`${plural(facets.count, { one: '# listing', other: '# listings' })}`;
  return (
    <span className={cn('shrink-0 transition-opacity', isOld && 'opacity-50')}>
      <span aria-hidden="true" title={facets.is_exact ? undefined : t`About, not exactly`}>
        <CountBadge>{facets.is_exact ? figure : `≈ ${figure}`}</CountBadge>
      </span>
      <span role="status" className="sr-only">
        {isOld ? '' : words}
      </span>
    </span>
  );
}
