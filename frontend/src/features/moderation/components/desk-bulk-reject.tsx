import { Plural, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { pickText, useLocale } from '@/shared/i18n/locale';
import { Button } from '@/shared/ui/button';
import { Dialog } from '@/shared/ui/dialog';
import { Field } from '@/shared/ui/field';
import { Select } from '@/shared/ui/select';
import { Textarea } from '@/shared/ui/textarea';
import type { BulkDecision } from '../desk-listings-api';
import { useReadyReasons } from '../desk-listings-api';
import { DeskThreeLanguages } from './desk-three-languages';

export interface DeskBulkRejectProps {
  count: number;
  onClose: () => void;
  onSubmit: (decision: BulkDecision) => Promise<unknown>;
}

/** Refuse several listings for one reason: a ready one, which each seller reads in their language, or words. */
export function DeskBulkReject({ count, onClose, onSubmit }: DeskBulkRejectProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const { ready: templates } = useReadyReasons('listing');
  const [code, setCode] = useState('');
  const [text, setText] = useState('');
  const [isPending, setPending] = useState(false);
  const words = text.trim();
  const chosen = templates.find((template) => template.code === code);
  const submit = async () => {
    setPending(true);
    try {
      await onSubmit({ decision: 'reject', ...(words ? { text: words } : { template: code }) });
    } finally {
      setPending(false);
    }
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      isLocked={isPending}
      title={t`Reject the chosen listings`}
      footer={
        <>
          <Button size="lg" onClick={onClose} disabled={isPending}>{t`Not now`}</Button>
          <Button
            size="lg"
            variant="danger"
            isLoading={isPending}
            disabledReason={words || chosen ? undefined : t`Choose a reason or write one.`}
            onClick={() => void submit()}
          >
            {t`Reject`}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <p className="text-muted">
          <Plural
            value={count}
            one="# seller reads why and can correct the listing."
            other="# sellers read why and can correct their listings."
          />
        </p>
        <Field label={t`Ready reason`}>
          {(control) => (
            <Select
              {...control}
              value={code}
              placeholder={t`Choose a reason`}
              options={templates.map((each) => ({ value: each.code, label: pickText(each.text, locale) }))}
              onChange={({ target }) => setCode(target.value)}
            />
          )}
        </Field>
        {chosen && !words && <DeskThreeLanguages text={chosen.text} />}
        <Field
          label={t`Or in your own words`}
          hint={t`All of them read exactly this.`}
          aside={`${text.length} / 500`}
        >
          {(control) => (
            <Textarea
              {...control}
              rows={3}
              maxLength={500}
              value={text}
              onChange={({ target }) => setText(target.value)}
            />
          )}
        </Field>
      </div>
    </Dialog>
  );
}
