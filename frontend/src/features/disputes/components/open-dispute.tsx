import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { toProblem } from '@/shared/api/problem';
import { problemWords } from '@/shared/api/problem-words';
import { paths } from '@/shared/lib/paths';
import { useKeptText } from '@/shared/lib/use-kept-text';
import { useNavigate } from '@/shared/router/router';
import { Button } from '@/shared/ui/button';
import { Dialog } from '@/shared/ui/dialog';
import { Field } from '@/shared/ui/field';
import { FormProblem } from '@/shared/ui/form-problem';
import { RadioGroup } from '@/shared/ui/radio-group';
import { Textarea } from '@/shared/ui/textarea';
import { type DisputedOrder, type OpeningReason, useOpenDispute } from '../api';
import { useDisputeWords } from '../hooks/use-dispute-words';
import { NextSteps } from './next-steps';

const TEXT_MIN = 30;
const TEXT_MAX = 2000;

/** The way out when something is wrong: a button, and the dialog that opens a dispute. */
export function OpenDispute({ order }: { order: DisputedOrder }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { reasonOf } = useDisputeWords();
  const [isOpen, setOpen] = useState(false);
  const [isChecked, setChecked] = useState(false);
  const [chosen, setChosen] = useState<OpeningReason | null>(null);
  const [text, setText, forgetText] = useKeptText(`order.${order.id}.dispute`);
  const open = useOpenDispute(order.id);
  const reasons = order.dispute_reasons;
  const reason = reasons.length === 1 ? (reasons[0] ?? null) : chosen;
  const length = text.trim().length;
  const isClaim = order.state === 'completed';

  const close = () => {
    setOpen(false);
    open.reset();
  };
  const send = () => {
    setChecked(true);
    if (reason === null || length < TEXT_MIN) return;
    open.mutate(
      { expected_version: order.version, reason, text: text.trim() },
      {
        onSuccess: (dispute) => {
          forgetText();
          close();
          void navigate(paths.dispute(dispute.id));
        },
      },
    );
  };

  return (
    <>
      <Button size="lg" variant={isClaim ? 'secondary' : 'danger'} onClick={() => setOpen(true)}>
        {isClaim ? t`The account was taken back` : t`Something is wrong`}
      </Button>
      <Dialog
        size="md"
        isOpen={isOpen}
        onClose={close}
        isLocked={open.isPending}
        title={t`Open a dispute`}
        description={order.listing.title}
        footer={
          <>
            <Button size="lg" onClick={close} disabled={open.isPending}>{t`Not now`}</Button>
            <Button size="lg" variant="primary" isLoading={open.isPending} onClick={send}>
              {t`Open the dispute`}
            </Button>
          </>
        }
      >
        <div className="grid gap-5">
          {reasons.length > 1 && (
            <RadioGroup
              label={t`What is wrong?`}
              value={reason}
              onChange={setChosen}
              error={isChecked && reason === null ? t`Choose what fits best.` : undefined}
              options={reasons.map((value) => ({ value, ...reasonOf(value) }))}
            />
          )}
          <Field
            label={t`What happened?`}
            hint={t`The other side and the shop’s staff read it. No logins or passwords here. Pictures can be added right after.`}
            isRequired
            aside={length < TEXT_MIN ? t`${length} of at least ${TEXT_MIN}` : `${length} / ${TEXT_MAX}`}
            error={isChecked && length < TEXT_MIN ? t`At least ${TEXT_MIN} characters.` : undefined}
          >
            {(control) => (
              <Textarea
                {...control}
                rows={5}
                maxLength={TEXT_MAX}
                value={text}
                readOnly={open.isPending}
                onChange={(event) => setText(event.target.value)}
              />
            )}
          </Field>
          <NextSteps order={order} />
          <FormProblem message={open.error ? problemWords(toProblem(open.error)) : undefined} />
        </div>
      </Dialog>
    </>
  );
}
