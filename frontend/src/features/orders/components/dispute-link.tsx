import { useLingui } from '@lingui/react/macro';
import { Scale } from 'lucide-react';
import { paths } from '@/shared/lib/paths';
import { Banner } from '@/shared/ui/banner';
import { ButtonLink } from '@/shared/ui/button';
import type { Order } from '../api';
import { hasProposal } from '../order-facts';

/** The way from an order to its dispute: open, or how it ended. */
export function DisputeLink({ order }: { order: Order }) {
  const { t } = useLingui();
  if (!order.dispute_id) return null;
  const open = (words: string, variant: 'primary' | 'secondary') => (
    <ButtonLink
      to={paths.dispute(order.dispute_id ?? '')}
      size="lg"
      variant={variant}
      icon={<Scale className="size-4" aria-hidden="true" />}
      className="max-sm:w-full"
    >
      {words}
    </ButtonLink>
  );
  if (!order.has_dispute) {
    return <div className="flex flex-wrap">{open(t`See the dispute`, 'secondary')}</div>;
  }
  return (
    <Banner
      tone="attention"
      action={open(hasProposal(order) ? t`See the proposal` : t`Open the dispute`, 'primary')}
      className="items-center!"
    >
      {t`Answers, pictures and proposals are there. No money moves until it is settled.`}
    </Banner>
  );
}
