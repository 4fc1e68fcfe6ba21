import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useKeptText } from '@/shared/lib/use-kept-text';
import { Button } from '@/shared/ui/button';
import { Field } from '@/shared/ui/field';
import { Textarea } from '@/shared/ui/textarea';
import type { Dispute } from '../api';
import { actOf, sideOf } from '../dispute-facts';
import { useDisputeWords } from '../hooks/use-dispute-words';
import { placesOf, refundAt, splitOf } from '../split';
import { ActDialog } from './act-dialog';
import { SplitBar } from './split-bar';
import { SplitSlider } from './split-slider';
import { SplitSums } from './split-sums';

const TEXT_MAX = 2000;

/** Propose how to divide the money: closed to one button until it is wanted. */
export function ProposeForm({ dispute, onOutdated }: { dispute: Dispute; onOutdated: () => void }) {
  const { t } = useLingui();
  const { blockedOf } = useDisputeWords();
  const { order } = dispute;
  const mine = sideOf(order.party);
  const standing = mine && dispute.proposals[mine];
  const [isWanted, setWanted] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const [refund, setRefund] = useState(
    () => standing?.refund_amount ?? refundAt(Math.round(placesOf(order.price) / 2), order.price),
  );
  const [text, setText, forgetText] = useKeptText(`dispute.${dispute.id}.proposal`);
  const propose = actOf(dispute, 'propose');
  if (!propose.isOffered) return null;

  if (!isWanted) {
    return (
      <Button size="lg" isWide disabledReason={blockedOf(propose.blockedBy)} onClick={() => setWanted(true)}>
        {standing ? t`Propose something else` : t`Propose how to divide`}
      </Button>
    );
  }
  const subject = { price: order.price, rateBps: order.rate_bps };
  const split = splitOf(subject, refund);
  return (
    <section aria-label={t`New proposal`} className="grid gap-4 border-line-muted border-t pt-4">
      <SplitSlider {...subject} refund={refund} onChange={setRefund} party={order.party} />
      <Field label={t`A word to it`} hint={t`The other side and the staff read it. You may leave it empty.`}>
        {(control) => (
          <Textarea
            {...control}
            rows={2}
            maxLength={TEXT_MAX}
            value={text}
            onChange={(event) => setText(event.target.value)}
            className="min-h-16!"
          />
        )}
      </Field>
      <div className="flex flex-wrap gap-2 *:flex-1">
        <Button size="lg" onClick={() => setWanted(false)}>{t`Not now`}</Button>
        <Button size="lg" variant="primary" onClick={() => setAsking(true)}>
          {t`Propose this`}
        </Button>
      </div>
      <ActDialog
        disputeId={dispute.id}
        act={{
          event: 'propose',
          details: { refund_amount: refund, text: text.trim() },
          version: dispute.version,
        }}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onOutdated={onOutdated}
        onDone={() => {
          forgetText();
          setWanted(false);
        }}
        title={t`Propose this?`}
        confirmLabel={t`Yes, propose it`}
        doneMessage={t`Proposed. The other side can accept it now.`}
      >
        <SplitBar split={split} />
        <SplitSums split={split} rateBps={order.rate_bps} party={order.party} />
        <p className="text-muted">
          {t`Once the other side accepts it, the money moves at once. Until then you can replace it by another proposal.`}
        </p>
      </ActDialog>
    </section>
  );
}
