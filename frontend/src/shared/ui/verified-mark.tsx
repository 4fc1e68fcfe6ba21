import { useLingui } from '@lingui/react/macro';
import { ShieldCheck } from 'lucide-react';
import { cn } from '@/shared/lib/cn';

export interface VerifiedMarkProps {
  isVerified: boolean | undefined;
  /** With its word beside it, where there is room. */
  isNamed?: boolean;
  className?: string;
}

/** The mark beside the name of a seller whom the shop has looked at and knows; nothing beside others. */
export function VerifiedMark({ isVerified, isNamed = false, className }: VerifiedMarkProps) {
  const { t } = useLingui();
  if (!isVerified) return null;
  const label = t`Verified seller`;
  const look = cn('shrink-0 text-success', className);
  if (isNamed) {
    return (
      <span className={cn('inline-flex items-center gap-1 font-medium text-xs', look)}>
        <ShieldCheck className="size-4" aria-hidden="true" />
        {label}
      </span>
    );
  }
  return (
    <span role="img" aria-label={label} title={label} className={look}>
      <ShieldCheck className="size-4" aria-hidden="true" />
    </span>
  );
}
