import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useKeptText } from '@/shared/lib/use-kept-text';
import { Button } from '@/shared/ui/button';
import { Card } from '@/shared/ui/card';
import { Field } from '@/shared/ui/field';
import { Select } from '@/shared/ui/select';
import { Textarea } from '@/shared/ui/textarea';
import type { Dispute, ResolutionReason } from '../api';
import { actOf } from '../dispute-facts';
import { useDisputeWords } from '../hooks/use-dispute-words';
import { placesOf, refundAt, splitOf } from '../split';
import { ActDialog } from './act-dialog';
import { SplitBar } from './split-bar';
import { SplitSlider } from './split-slider';
import { SplitSums } from './split-sums';

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
export function StaffBox({ dispute, onOutdated }: { dispute: Dispute; onOutdated: () => void }) {
  const { t } = useLingui();
  const { resolutionOf, blockedOf } = useDisputeWords();
  const { order } = dispute;
  const [refund, setRefund] = useState(() => refundAt(Math.round(placesOf(order.price) / 2), order.price));
  const [reason, setReason] = useState<ResolutionReason | ''>('');
  const [text, setText, forgetText] = useKeptText(`dispute.${dispute.id}.decision`);
  const [isChecked, setChecked] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const resolve = actOf(dispute, 'resolve');
  if (!resolve.isOffered) return null;

  const subject = { price: order.price, rateBps: order.rate_bps };
  const split = splitOf(subject, refund);
  const length = text.trim().length;
  const decide = () => {
    setChecked(true);
    if (reason !== '' && length >= TEXT_MIN) setAsking(true);
  };
  return (
    <Card className="grid gap-4 p-4 md:p-5">
      <h2 className="font-semibold text-base">{t`Decide`}</h2>
      <SplitSlider {...subject} refund={refund} onChange={setRefund} party={order.party} />
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
      <Button
        variant="primary"
        size="lg"
        isWide
        disabledReason={blockedOf(resolve.blockedBy)}
        onClick={decide}
      >
        {t`Decide`}
      </Button>
      {reason !== '' && (
        <ActDialog
          disputeId={dispute.id}
          act={{
            event: 'resolve',
            details: { refund_amount: refund, reason, text: text.trim() },
            version: dispute.version,
          }}
          isOpen={isAsking}
          onClose={() => setAsking(false)}
          onOutdated={onOutdated}
          onDone={forgetText}
          title={t`Decide this dispute?`}
          confirmLabel={t`Yes, decide it`}
          doneMessage={t`Decided. Both sides have been told.`}
        >
          <SplitBar split={split} />
          <SplitSums split={split} rateBps={order.rate_bps} party={order.party} />
          <p className="text-muted">{t`The money moves at once and the dispute ends. This cannot be undone.`}</p>
        </ActDialog>
      )}
    </Card>
  );
}
