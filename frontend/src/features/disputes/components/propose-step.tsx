import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useKeptText } from '@/shared/lib/use-kept-text';
import { Button } from '@/shared/ui/button';
import { Field } from '@/shared/ui/field';
import { Textarea } from '@/shared/ui/textarea';
import type { Dispute } from '../api';
import { actOf, otherSide, sideOf } from '../dispute-facts';
import { useDisputeWords } from '../hooks/use-dispute-words';
import { placesOf, refundAt } from '../split';
import { ActDialog } from './act-dialog';
import { SplitSlider } from './split-slider';

const TEXT_MAX = 2000;

/** Propose how to divide the money: the slider, what each side would get, and a word to it. */
export function ProposeStep({ dispute, onOutdated }: { dispute: Dispute; onOutdated: () => void }) {
  const { t } = useLingui();
  const { blockedOf } = useDisputeWords();
  const { order } = dispute;
  const mine = sideOf(order.party);
  const standing = mine && dispute.proposals[mine];
  const offered = mine && dispute.proposals[otherSide(mine)];
  const [isOpen, setOpen] = useState(false);
  const [refund, setRefund] = useState(
    () => standing?.refund_amount ?? refundAt(Math.round(placesOf(order.price) / 2), order.price),
  );
  const [text, setText, forgetText] = useKeptText(`dispute.${dispute.id}.proposal`);
  const propose = actOf(dispute, 'propose');
  if (!propose.isOffered) return null;

  return (
    <>
      <Button size="lg" isWide disabledReason={blockedOf(propose.blockedBy)} onClick={() => setOpen(true)}>
        {standing || offered ? t`Propose something else` : t`Propose how to divide`}
      </Button>
      <ActDialog
        disputeId={dispute.id}
        act={{
          event: 'propose',
          details: { refund_amount: refund, text: text.trim() },
          version: dispute.version,
        }}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onOutdated={onOutdated}
        onDone={forgetText}
        title={t`How would you divide the money?`}
        confirmLabel={t`Propose this`}
        doneMessage={t`Proposed. The other side can accept it now.`}
      >
        <SplitSlider
          price={order.price}
          rateBps={order.rate_bps}
          refund={refund}
          onChange={setRefund}
          party={order.party}
        />
        <Field
          label={t`A word to it`}
          hint={t`The other side and the staff read it. You may leave it empty.`}
        >
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
        <p className="text-muted text-xs">
          {t`Once the other side accepts it, the money moves at once. Until then you can replace it by another proposal.`}
        </p>
      </ActDialog>
    </>
  );
}
