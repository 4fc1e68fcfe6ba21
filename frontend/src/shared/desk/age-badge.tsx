import { useLingui } from '@lingui/react/macro';
import { useLocale } from '@/shared/i18n/locale';
import { formatDateTime } from '@/shared/lib/dates';
import { Badge } from '@/shared/ui/badge';
import { ageOf } from './age';
import { useNow } from './use-now';

export interface AgeBadgeProps {
  /** Since when it waits. */
  since: string;
  /** Until when it should be done; null: nothing was promised. */
  due: string | null;
}

/** How long something waits, by color and always by words too: `40 min`, `3 h`, `2 h over`. */
export function AgeBadge({ since, due }: AgeBadgeProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const { tone, isOver, amount, unit } = ageOf(since, due, useNow());
  const length = { minutes: t`${amount} min`, hours: t`${amount} h`, days: t`${amount} d` }[unit];
  const title = due
    ? t`Since ${formatDateTime(since, locale)}, due ${formatDateTime(due, locale)}`
    : formatDateTime(since, locale);
  return (
    <span title={title} className="inline-flex">
      <Badge tone={tone}>{isOver ? t`${length} over` : length}</Badge>
    </span>
  );
}
