import { useLingui } from '@lingui/react/macro';
import { BadgeCheck } from 'lucide-react';
import type { Schema } from '@/shared/api/types';
import { cn } from '@/shared/lib/cn';

/** The mark beside the name of a seller with a paid plan; nothing beside others. */
export function PlanMark({ plan, className }: { plan: Schema<'SellerCard'>['plan']; className?: string }) {
  const { t } = useLingui();
  if (plan === 'free') return null;
  const label = plan === 'pro' ? t`Pro seller` : t`Premium seller`;
  return (
    <span role="img" aria-label={label} title={label} className={cn('shrink-0', className)}>
      <BadgeCheck className={cn('size-4', plan === 'pro' ? 'text-done' : 'text-gold')} aria-hidden="true" />
    </span>
  );
}
