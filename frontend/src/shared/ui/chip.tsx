import { useLingui } from '@lingui/react/macro';
import { X } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { cn } from '@/shared/lib/cn';

/** A choice to press on and off: a quick filter. */
export function Chip({
  isOn,
  icon,
  className,
  children,
  ...rest
}: ComponentProps<'button'> & { isOn: boolean; icon?: ReactNode }) {
  return (
    <button
      type="button"
      {...rest}
      aria-pressed={isOn}
      className={cn(
        'touch-target inline-flex h-8 shrink-0 items-center gap-1.5 rounded-full border px-3 font-medium text-[13px] whitespace-nowrap transition-colors',
        isOn
          ? 'border-accent-strong bg-accent-soft text-accent'
          : 'border-control-line bg-control text-fg hover:bg-control-hover',
        className,
      )}
    >
      {icon}
      {children}
    </button>
  );
}

/** A filter that is on; pressing takes it off. */
export function RemovableChip({ label, onRemove }: { label: string; onRemove: () => void }) {
  const { t } = useLingui();
  return (
    <button
      type="button"
      onClick={onRemove}
      aria-label={t`Remove: ${label}`}
      className="touch-target inline-flex h-8 max-w-full items-center gap-1.5 rounded-full border border-accent-line bg-accent-soft px-3 font-medium text-[13px] text-accent transition-colors hover:border-accent-strong"
    >
      <span className="truncate">{label}</span>
      <X className="size-3.5 shrink-0" aria-hidden="true" />
    </button>
  );
}
