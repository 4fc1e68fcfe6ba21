import { cn } from '@/shared/lib/cn';
import type { Split } from '../split';

/** The price as one bar: the buyer's part, the seller's part, and the shop's commission at the end. For the eye only. */
export function SplitBar({ split, className }: { split: Split; className?: string }) {
  const whole = split.buyer + split.seller + split.commission || 1;
  const parts = [
    ['buyer', split.buyer, 'bg-accent-strong'],
    ['seller', split.seller, 'bg-success-strong'],
    ['commission', split.commission, 'bg-line-strong'],
  ] as const;
  return (
    <span
      aria-hidden="true"
      className={cn('flex h-2 gap-0.5 overflow-hidden rounded-full bg-neutral', className)}
    >
      {parts.map(
        ([part, amount, color]) =>
          amount > 0 && (
            <span
              key={part}
              className={cn('h-full min-w-0.5', color)}
              style={{ width: `${(amount / whole) * 100}%` }}
            />
          ),
      )}
    </span>
  );
}
