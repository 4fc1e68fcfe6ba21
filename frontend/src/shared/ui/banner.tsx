import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '@/shared/lib/cn';

const TONES = {
  accent: ['border-accent-line bg-accent-soft', 'text-accent', Info],
  success: ['border-success-line bg-success-soft', 'text-success', CircleCheck],
  attention: ['border-attention-line bg-attention-soft', 'text-attention', TriangleAlert],
  danger: ['border-danger-line bg-danger-soft', 'text-danger', CircleAlert],
} as const;

export interface BannerProps {
  tone?: keyof typeof TONES;
  title?: ReactNode;
  children?: ReactNode;
  /** A button or a link at the end. */
  action?: ReactNode;
  className?: string;
}

/** Something to know about the whole page or form. A danger banner is read out when it appears. */
export function Banner({ tone = 'accent', title, children, action, className }: BannerProps) {
  const [box, iconTone, Icon] = TONES[tone];
  return (
    <div
      role={tone === 'danger' ? 'alert' : 'status'}
      className={cn('flex flex-wrap items-start gap-x-3 gap-y-2 rounded-md border p-3', box, className)}
    >
      <Icon className={cn('mt-0.5 size-4 shrink-0', iconTone)} aria-hidden="true" />
      {/* Its width decides when the action goes below. */}
      <div className="min-w-0 grow basis-52">
        {title && <p className="font-semibold">{title}</p>}
        {children && <div className={cn(title ? 'text-muted' : 'text-fg')}>{children}</div>}
      </div>
      {action}
    </div>
  );
}
