import { Plural, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Button } from '@/shared/ui/button';
import { Dialog } from '@/shared/ui/dialog';
import { Field } from '@/shared/ui/field';
import { Textarea } from '@/shared/ui/textarea';
import type { ReportCard } from '../desk-reports-api';
import { NOTE_MAX } from '../desk-verdict-draft';
import { DeskReadyWords } from './desk-ready-words';
import { DeskReportersRead } from './desk-reporters-read';

export interface DeskBulkReportsProps {
  rows: readonly ReportCard[];
  onClose: () => void;
  onSubmit: (note: string) => Promise<unknown>;
}

/** Close several cases without a breach: everybody who reported is told, so one is asked first. */
export function DeskBulkReports({ rows, onClose, onSubmit }: DeskBulkReportsProps) {
  const { t } = useLingui();
  const [note, setNote] = useState('');
  const [isPending, setPending] = useState(false);
  const submit = async () => {
    setPending(true);
    try {
      await onSubmit(note.trim());
    } finally {
      setPending(false);
    }
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      isLocked={isPending}
      title={t`Reject the chosen reports`}
      footer={
        <>
          <Button size="lg" onClick={onClose} disabled={isPending}>{t`Not now`}</Button>
          <Button size="lg" variant="danger" isLoading={isPending} onClick={() => void submit()}>
            {t`Reject`}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <p className="text-muted">
          <Plural
            value={rows.length}
            one="# case is closed for good, without a measure."
            other="# cases are closed for good, without a measure."
          />
        </p>
        <DeskReportersRead count={rows.reduce((sum, { voice_count }) => sum + voice_count, 0)} />
        <DeskReadyWords use="report" onChoose={(words) => setNote(words.slice(0, NOTE_MAX))} />
        <Field label={t`Note for the staff`} aside={`${note.length} / ${NOTE_MAX}`}>
          {(control) => (
            <Textarea
              {...control}
              rows={2}
              maxLength={NOTE_MAX}
              value={note}
              onChange={({ target }) => setNote(target.value)}
            />
          )}
        </Field>
      </div>
    </Dialog>
  );
}
