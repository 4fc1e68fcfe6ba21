import { useLingui } from '@lingui/react/macro';
import { cn } from '@/shared/lib/cn';

const MAX = 99;

/** How much is unread, as a dot with a number. */
export function UnreadCount({ count, className }: { count: number; className?: string }) {
  const { t } = useLingui();
  return (
    <span
      role="img"
      aria-label={t`Unread: ${count}`}
      className={cn(
        'grid h-5 min-w-5 shrink-0 place-items-center rounded-full bg-accent-strong px-1.5 font-semibold text-[11px] text-white leading-none tnum',
        className,
      )}
    >
      {count > MAX ? `${MAX}+` : count}
    </span>
  );
}
