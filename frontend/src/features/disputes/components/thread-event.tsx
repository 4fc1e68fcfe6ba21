import { useLingui } from '@lingui/react/macro';
import { Bell, Eye, Gavel, Scale } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '@/shared/lib/cn';
import { Badge } from '@/shared/ui/badge';
import { Time } from '@/shared/ui/time';
import { TEXT_TONES, type Tone } from '@/shared/ui/tones';
import type { Dispute, DisputeEntry } from '../api';
import { nameOf, splitOfProposal } from '../dispute-facts';
import { useClosingWords } from '../hooks/use-closing-words';
import { useDisputeWords } from '../hooks/use-dispute-words';
import { SplitBar } from './split-bar';
import { SplitSums } from './split-sums';

/** What happened between the messages: a proposal, a reminder, a look of the staff, the end. */
export function ThreadEvent({ dispute, entry }: { dispute: Dispute; entry: DisputeEntry }) {
  const { t } = useLingui();
  switch (entry.kind) {
    case 'proposal':
      return <ProposalEvent dispute={dispute} entry={entry} />;
    case 'closed':
      return <ClosedEvent dispute={dispute} entry={entry} />;
    case 'staff_look':
      return (
        <Event
          icon={<Eye className="size-4" />}
          tone="done"
          entry={entry}
          title={t`The shop’s staff looked at the login`}
        >
          <Quoted text={entry.text} />
        </Event>
      );
    default:
      return (
        <Event
          icon={<Bell className="size-4" />}
          tone="attention"
          entry={entry}
          title={t`A reminder was sent: 12 hours more to answer`}
        >
          <Quoted text={entry.text} />
        </Event>
      );
  }
}

function ProposalEvent({ dispute, entry }: { dispute: Dispute; entry: DisputeEntry }) {
  const { t } = useLingui();
  const { order } = dispute;
  const name = entry.author ? nameOf(entry.author) : '';
  const isOwn = entry.party === order.party;
  return (
    <Event
      icon={<Scale className="size-4" />}
      tone={entry.is_current ? 'accent' : 'neutral'}
      entry={entry}
      title={isOwn ? t`You proposed how to divide the money` : t`${name} proposed how to divide the money`}
      badge={
        dispute.status === 'open' &&
        (entry.is_current ? <Badge tone="accent">{t`Stands`}</Badge> : <Badge>{t`Replaced`}</Badge>)
      }
    >
      <div className="grid max-w-md gap-2 rounded-md border border-line-muted bg-canvas p-3 dark:bg-inset">
        <SplitBar split={splitOfProposal(entry)} className={entry.is_current ? '' : 'opacity-40'} />
        <SplitSums split={splitOfProposal(entry)} rateBps={order.rate_bps} party={order.party} />
      </div>
      <Quoted text={entry.text} />
    </Event>
  );
}

function ClosedEvent({ dispute, entry }: { dispute: Dispute; entry: DisputeEntry }) {
  const { resolutionOf } = useDisputeWords();
  const title = useClosingWords()(dispute);
  const { order } = dispute;
  const isDivided = dispute.outcome !== 'withdrawn';
  const split =
    entry.seller_amount === null
      ? { buyer: order.refund_amount, seller: order.seller_amount, commission: order.commission }
      : splitOfProposal(entry);
  return (
    <Event icon={<Gavel className="size-4" />} tone="success" entry={entry} title={title}>
      {isDivided && (
        <div className="grid max-w-md gap-2 rounded-md border border-success-line bg-success-soft p-3">
          <SplitBar split={split} />
          <SplitSums split={split} rateBps={order.rate_bps} party={order.party} />
        </div>
      )}
      {dispute.resolution_reason && (
        <p className="font-semibold">{resolutionOf(dispute.resolution_reason)}</p>
      )}
      <Quoted text={dispute.resolution_text || entry.text} />
    </Event>
  );
}

function Event({
  icon,
  tone,
  entry,
  title,
  badge,
  children,
}: {
  icon: ReactNode;
  tone: Tone;
  entry: DisputeEntry;
  title: ReactNode;
  badge?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className="relative flex gap-3 sm:pl-14">
      <span
        aria-hidden="true"
        className={cn(
          'grid size-8 shrink-0 place-items-center rounded-full border border-line bg-canvas',
          TEXT_TONES[tone],
        )}
      >
        {icon}
      </span>
      <div className="grid min-w-0 flex-1 gap-2 pt-1.5">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
          <span className="font-medium">{title}</span>
          {badge}
          <span className="text-muted text-xs">
            <Time iso={entry.created_at} />
          </span>
        </p>
        {children}
      </div>
    </div>
  );
}

function Quoted({ text }: { text: string }) {
  return text ? (
    <p className="whitespace-pre-line break-words border-line border-l-2 pl-3 text-muted">{text}</p>
  ) : null;
}
