import { useLingui } from '@lingui/react/macro';
import { cn } from '@/shared/lib/cn';

const SIZES = {
  20: 'size-5 text-[9px]',
  24: 'size-6 text-[11px]',
  32: 'size-8 text-sm',
  40: 'size-10 text-base',
  48: 'size-12 text-xl',
  80: 'size-20 text-3xl',
} as const;

export interface AvatarProps {
  name: string;
  src?: string | null | undefined;
  size?: keyof typeof SIZES;
  isPremium?: boolean | undefined;
  /** Undefined: say nothing about it. */
  isOnline?: boolean | undefined;
  className?: string;
}

/** A person's picture, else the first letter on a color that is always the same for that name. */
export function Avatar({ name, src, size = 32, isPremium, isOnline, className }: AvatarProps) {
  const { t } = useLingui();
  const look = cn('size-full rounded-full', isPremium && 'ring-2 ring-gold ring-offset-2 ring-offset-canvas');
  return (
    <span className={cn('relative inline-flex shrink-0', SIZES[size], className)}>
      {src ? (
        <img
          src={src}
          alt=""
          width={size}
          height={size}
          loading="lazy"
          className={cn(look, 'bg-neutral object-cover')}
        />
      ) : (
        <span
          aria-hidden="true"
          style={{ background: `hsl(${hueOf(name)} 48% 36%)` }}
          className={cn(look, 'grid select-none place-items-center font-semibold text-white uppercase')}
        >
          {[...name][0] ?? '?'}
        </span>
      )}
      {isOnline && (
        <span
          role="img"
          aria-label={t`Online`}
          className="absolute right-0 bottom-0 size-1/4 max-h-3.5 min-h-2 min-w-2 max-w-3.5 rounded-full bg-success-strong ring-2 ring-canvas"
        />
      )}
    </span>
  );
}

function hueOf(name: string): number {
  return [...name].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0) * 7, 0) % 360;
}
