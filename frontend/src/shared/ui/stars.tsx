import { useLingui } from '@lingui/react/macro';
import { Star } from 'lucide-react';
import { cn } from '@/shared/lib/cn';

const STARS = [1, 2, 3, 4, 5] as const;

/** Five stars filled to the value, for a review or a summary. */
export function Stars({ value, className = 'size-4' }: { value: number; className?: string }) {
  const { t } = useLingui();
  return (
    <span role="img" aria-label={t`${value} of 5 stars`} className="relative inline-flex">
      <span className="inline-flex gap-0.5">
        {STARS.map((star) => (
          <Star key={star} className={cn('shrink-0 text-line-strong', className)} aria-hidden="true" />
        ))}
      </span>
      <span
        className="absolute inset-y-0 left-0 inline-flex gap-0.5 overflow-hidden"
        style={{ width: `${(value / 5) * 100}%` }}
      >
        {STARS.map((star) => (
          <Star
            key={star}
            className={cn('shrink-0 fill-attention text-attention', className)}
            aria-hidden="true"
          />
        ))}
      </span>
    </span>
  );
}
