import { useLingui } from '@lingui/react/macro';
import { Gavel } from 'lucide-react';
import { useState } from 'react';
import { usePageCommands } from '@/shared/desk/commands';
import { useKeptText } from '@/shared/lib/use-kept-text';
import { Button } from '@/shared/ui/button';
import { Field } from '@/shared/ui/field';
import { Select } from '@/shared/ui/select';
import { Textarea } from '@/shared/ui/textarea';
import type { Dispute, ResolutionReason } from '../api';
import type { DisputeDesk } from '../desk-disputes-api';
import { actOf } from '../dispute-facts';
import { useDisputeWords } from '../hooks/use-dispute-words';
import { placesOf, refundAt } from '../split';
import { ActDialog } from './act-dialog';
import { DeskReadyText } from './desk-ready-text';
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

export interface DecideStepProps {
  dispute: Dispute;
  /** How many of the staff must agree. */
  needed: number;
  /** The sum that somebody else decided on already; the slider begins there, and with it the decision holds. */
  standing: number | null;
  /** Texts to begin with. */
  ready: DisputeDesk['templates'];
  onOutdated: () => void;
}

/** Staff decide: who gets what, why, and in words both sides read. Of two the first one's decision only waits. */
export function DecideStep({ dispute, needed, standing, ready, onOutdated }: DecideStepProps) {
  const { t } = useLingui();
  const { resolutionOf, blockedOf } = useDisputeWords();
  const { order } = dispute;
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState<number | null>(null);
  const refund = chosen ?? standing ?? refundAt(Math.round(placesOf(order.price) / 2), order.price);
  const [reason, setReason] = useState<ResolutionReason | ''>('');
  const [text, setText, forgetText] = useKeptText(`dispute.${dispute.id}.decision`);
  const [isChecked, setChecked] = useState(false);
  const resolve = actOf(dispute, 'resolve');
  const shut = blockedOf(resolve.blockedBy);
  usePageCommands(
    resolve.isOffered
      ? [
          {
            key: 'decide',
            label: t`Decide`,
            icon: Gavel,
            hotkey: 'd',
            run: () => setOpen(true),
            disabledReason: shut,
          },
        ]
      : [],
  );
  if (!resolve.isOffered) return null;
  // With the same sum the second one's words move the money; another sum waits for somebody in its turn.
  const isFinal = needed < 2 || standing === refund;

  const length = text.trim().length;
  const isComplete = reason !== '' && length >= TEXT_MIN;
  return (
    <>
      <Button
        variant="primary"
        size="lg"
        isWide
        icon={<Gavel className="size-4" aria-hidden="true" />}
        disabledReason={shut}
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
        confirmLabel={isFinal ? t`Decide and move the money` : t`Decide, and wait for a second person`}
        doneMessage={
          isFinal
            ? t`Decided. Both sides have been told.`
            : t`Your decision is kept. Somebody else of the staff has to agree on the same sum.`
        }
      >
        <SplitSlider
          price={order.price}
          rateBps={order.rate_bps}
          refund={refund}
          onChange={setChosen}
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
        <DeskReadyText
          ready={ready}
          onChoose={(words) => setText([text.trim(), words].filter(Boolean).join('\n').slice(0, TEXT_MAX))}
        />
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
        <p className="text-muted text-xs">
          {isFinal
            ? t`The money moves at once and the dispute ends. This cannot be undone.`
            : t`Because of the sum two of the staff have to agree. Until then no money moves, and the sides are told nothing.`}
        </p>
      </ActDialog>
    </>
  );
}
