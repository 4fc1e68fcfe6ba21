import { useLingui } from '@lingui/react/macro';
import { Gavel } from 'lucide-react';
import { useState } from 'react';
import { useKeptText } from '@/shared/lib/use-kept-text';
import { Button } from '@/shared/ui/button';
import { Field } from '@/shared/ui/field';
import { Select } from '@/shared/ui/select';
import { Textarea } from '@/shared/ui/textarea';
import type { Dispute, ResolutionReason } from '../api';
import { actOf } from '../dispute-facts';
import { useDisputeWords } from '../hooks/use-dispute-words';
import { placesOf, refundAt } from '../split';
import { ActDialog } from './act-dialog';
import { SplitSlider } from './split-slider';

const TEXT_MIN = 30;
const TEXT_MAX = 2000;
const REASONS: readonly ResolutionReason[] = [
  'not_delivered',
  'wrong_credentials',
  'not_as_described',
  'account_taken_back',
  'false_claim',
  'no_evidence',
  'agreement',
  'other',
];

/** Staff decide: who gets what, why, and in words both sides read. */
export function DecideStep({ dispute, onOutdated }: { dispute: Dispute; onOutdated: () => void }) {
  const { t } = useLingui();
  const { resolutionOf, blockedOf } = useDisputeWords();
  const { order } = dispute;
  const [isOpen, setOpen] = useState(false);
  const [refund, setRefund] = useState(() => refundAt(Math.round(placesOf(order.price) / 2), order.price));
  const [reason, setReason] = useState<ResolutionReason | ''>('');
  const [text, setText, forgetText] = useKeptText(`dispute.${dispute.id}.decision`);
  const [isChecked, setChecked] = useState(false);
  const resolve = actOf(dispute, 'resolve');
  if (!resolve.isOffered) return null;

  const length = text.trim().length;
  const isComplete = reason !== '' && length >= TEXT_MIN;
  return (
    <>
      <Button
        variant="primary"
        size="lg"
        isWide
        icon={<Gavel className="size-4" aria-hidden="true" />}
        disabledReason={blockedOf(resolve.blockedBy)}
        onClick={() => setOpen(true)}
      >
        {t`Decide`}
      </Button>
      <ActDialog
        disputeId={dispute.id}
        act={
          isComplete
            ? {
                event: 'resolve',
                details: { refund_amount: refund, reason, text: text.trim() },
                version: dispute.version,
              }
            : null
        }
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onTry={() => setChecked(true)}
        onOutdated={onOutdated}
        onDone={forgetText}
        title={t`Decide this dispute`}
        confirmLabel={t`Decide and move the money`}
        doneMessage={t`Decided. Both sides have been told.`}
      >
        <SplitSlider
          price={order.price}
          rateBps={order.rate_bps}
          refund={refund}
          onChange={setRefund}
          party={order.party}
        />
        <Field
          label={t`Reason`}
          isRequired
          error={isChecked && reason === '' ? t`Choose one of the offered values.` : undefined}
        >
          {(control) => (
            <Select
              {...control}
              value={reason}
              placeholder={t`Choose`}
              onChange={(event) => setReason(REASONS.find((one) => one === event.target.value) ?? '')}
              options={REASONS.map((value) => ({ value, label: resolutionOf(value) }))}
            />
          )}
        </Field>
        <Field
          label={t`Why, in words`}
          hint={t`Both sides read it. Say what you saw and what follows from it.`}
          isRequired
          aside={`${length} / ${TEXT_MAX}`}
          error={isChecked && length < TEXT_MIN ? t`At least ${TEXT_MIN} characters.` : undefined}
        >
          {(control) => (
            <Textarea
              {...control}
              rows={4}
              maxLength={TEXT_MAX}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
        <p className="text-muted text-xs">{t`The money moves at once and the dispute ends. This cannot be undone.`}</p>
      </ActDialog>
    </>
  );
}
