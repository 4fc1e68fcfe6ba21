import { Trans, useLingui } from '@lingui/react/macro';
import { X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { adminPaths } from '@/shared/lib/admin-paths';
import { paths } from '@/shared/lib/paths';
import { Badge } from '@/shared/ui/badge';
import { Banner } from '@/shared/ui/banner';
import { Breadcrumbs } from '@/shared/ui/breadcrumbs';
import { IconButton } from '@/shared/ui/icon-button';
import { Time } from '@/shared/ui/time';
import type { Dispute } from '../api';
import { actOf, awaitedSide, otherSide, sideOf } from '../dispute-facts';
import { useDisputeWords } from '../hooks/use-dispute-words';
import { Composer } from './composer';
import { DisputeNow } from './dispute-now';
import { DISPUTE_COLUMNS } from './dispute-skeleton';
import { MoneyBox } from './money-box';
import { Snapshot } from './snapshot';
import { Thread } from './thread';

/** What only the staff's desk adds to a dispute. */
export interface StaffParts {
  /** Under the heading: who deals with it, what the first of two decided. */
  head: ReactNode;
  /** How the staff decides. */
  renderDecision: (onOutdated: () => void) => ReactNode;
  /** Beside what was said: the two people, the login. */
  aside: ReactNode;
  /** Under what was said: the conversation, the looks, what the staff did. */
  below: ReactNode;
}

export interface DisputeViewProps {
  dispute: Dispute;
  /** When the answer came, by this device's clock (milliseconds). */
  receivedAt: number;
  /** The game's facts as they were promised. */
  facts: ReactNode;
  /** How a buyer confirms the order after all. */
  renderConfirm: (blockedReason: string | undefined) => ReactNode;
  /** When the login was looked at. */
  revealLog: ReactNode;
  /** On the desk alone. */
  staff?: StaffParts;
}

/** A dispute: everything said and shown on the left, where it stands and the money on the right. */
export function DisputeView(props: DisputeViewProps) {
  const { dispute, receivedAt, facts, renderConfirm, revealLog, staff } = props;
  const { t } = useLingui();
  const { blockedOf } = useDisputeWords();
  const [isOutdated, setOutdated] = useState(false);
  const noteOutdated = () => setOutdated(true);
  const mine = sideOf(dispute.order.party);
  const isOpen = dispute.status === 'open';
  const confirm = actOf(dispute, 'confirm');
  const hasProposal = mine !== null && dispute.proposals[otherSide(mine)] !== null;

  return (
    <>
      <DisputeHead dispute={dispute} />
      {staff?.head}
      {isOutdated && (
        <Banner
          tone="attention"
          className="mt-4"
          title={t`It changed while you were looking`}
          action={
            <IconButton
              size="sm"
              label={t`Close`}
              icon={<X className="size-4" />}
              onClick={() => setOutdated(false)}
            />
          }
        >
          {t`Nothing was done and no money moved. This is how it stands now; what you typed is still here.`}
        </Banner>
      )}
      <div className={DISPUTE_COLUMNS}>
        <div className="contents lg:sticky lg:top-22 lg:col-start-2 lg:row-start-1 lg:grid lg:-m-1 lg:max-h-[calc(100dvh-6rem)] lg:p-1 lg:grid-cols-1 lg:content-start lg:gap-6 lg:self-start lg:overflow-y-auto lg:[scrollbar-width:thin]">
          <div className="min-w-0 max-lg:order-1">
            <DisputeNow dispute={dispute} receivedAt={receivedAt} />
          </div>
          <div className="grid min-w-0 grid-cols-1 gap-6 max-lg:order-3">
            <MoneyBox
              dispute={dispute}
              confirmStep={isOpen && confirm.isOffered && renderConfirm(blockedOf(confirm.blockedBy))}
              decision={staff?.renderDecision(noteOutdated)}
              onOutdated={noteOutdated}
            />
            {staff?.aside}
          </div>
        </div>
        <div className="grid min-w-0 grid-cols-1 content-start gap-6 max-lg:contents lg:col-start-1 lg:row-start-1">
          <section id="said" aria-label={t`What was said`} className="min-w-0 scroll-mt-20 max-lg:order-2">
            <Thread dispute={dispute} />
            <div className="sm:pl-14">
              <Composer
                dispute={dispute}
                isMain={!hasProposal && awaitedSide(dispute) === mine}
                onOutdated={noteOutdated}
              />
            </div>
          </section>
          <div className="grid min-w-0 grid-cols-1 gap-6 max-lg:order-4">
            <Snapshot dispute={dispute} facts={facts} />
            {revealLog}
            {staff?.below}
          </div>
        </div>
      </div>
    </>
  );
}

function DisputeHead({ dispute }: { dispute: Dispute }) {
  const { t } = useLingui();
  const { stateOf, partyOf, reasonOf } = useDisputeWords();
  const { order } = dispute;
  const [tone, word] = stateOf(dispute);
  const opener = partyOf(dispute.opened_by);
  return (
    <>
      <Breadcrumbs
        crumbs={[
          {
            buyer: { label: t`My purchases`, to: paths.purchases() },
            seller: { label: t`My sales`, to: paths.sales() },
            staff: { label: t`Disputes`, to: adminPaths.disputes() },
          }[order.party],
          { label: order.number, to: paths.order(order.id) },
          { label: t`Dispute` },
        ]}
      />
      <header className="mt-3">
        <h1 className="text-balance text-title max-md:text-2xl">{reasonOf(dispute.reason).label}</h1>
        <p className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-muted">
          <Badge tone={tone}>{word}</Badge>
          <span>
            <Trans>
              Opened <Time iso={dispute.opened_at} as="moment" /> · {opener}
            </Trans>
          </span>
        </p>
      </header>
    </>
  );
}
