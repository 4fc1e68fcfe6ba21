import { useLingui } from '@lingui/react/macro';
import { Plus } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { toProblem } from '@/shared/api/problem';
import { problemWords } from '@/shared/api/problem-words';
import { actThen } from '@/shared/desk/act-then';
import { LOCALES } from '@/shared/i18n/locale';
import { useKeptText } from '@/shared/lib/use-kept-text';
import { Button } from '@/shared/ui/button';
import { Dialog } from '@/shared/ui/dialog';
import { Field } from '@/shared/ui/field';
import { FormProblem } from '@/shared/ui/form-problem';
import { Textarea } from '@/shared/ui/textarea';
import type { LookListing } from '../desk-listing-types';
import { useDecideLook } from '../desk-listings-api';
import { type DraftRow, decisionOf, EMPTY_ROW, MAX_ROWS, readDraft } from '../desk-reject-draft';
import { DeskRejectRow } from './desk-reject-row';

export interface DeskRejectDialogProps {
  listing: LookListing;
  isOpen: boolean;
  onClose: () => void;
  onDone: () => void;
  /** What a field is called, the game's attributes too. */
  fieldName: (field: string) => string;
}

/** Refuse a listing: what to correct, field by field, in words that its seller reads. They stay when it is refused. */
export function DeskRejectDialog({ listing, isOpen, onClose, onDone, fieldName }: DeskRejectDialogProps) {
  const { t } = useLingui();
  const [kept, keep, forget] = useKeptText(`desk.reject.${listing.id}`);
  const draft = readDraft(kept);
  const language = LOCALES.find(({ code }) => code === listing.seller_language)?.name ?? '';
  const decide = useDecideLook();
  const decision = decisionOf(draft, listing.version);
  const change = (rows: readonly DraftRow[], reason = draft.reason) => keep(JSON.stringify({ rows, reason }));
  const submit = () => {
    if (!decision || decide.isPending) return;
    const done = () => {
      forget();
      onDone();
    };
    actThen(decide, { id: listing.id, ...decision }, done);
  };
  const onKeyDown = ({ key, ctrlKey, metaKey, repeat }: KeyboardEvent) => {
    if (key === 'Enter' && (ctrlKey || metaKey) && !repeat) submit();
  };
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      isLocked={decide.isPending}
      size="lg"
      title={t`What to correct`}
      description={listing.title}
      footer={
        <>
          <Button size="lg" onClick={onClose} disabled={decide.isPending}>{t`Not now`}</Button>
          <Button
            size="lg"
            variant="danger"
            isLoading={decide.isPending}
            disabledReason={decision ? undefined : t`Say what to correct: a field with its reason, or words.`}
            onClick={submit}
          >
            {t`Reject`}
          </Button>
        </>
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Ctrl+Enter sends from every field in it. */}
      <div className="grid gap-4" onKeyDown={onKeyDown}>
        {draft.rows.map((row, index) => (
          <DeskRejectRow
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name.
            key={index}
            row={row}
            attributes={Object.keys(listing.attributes)}
            fieldName={fieldName}
            readerLocale={listing.seller_language}
            onChange={(next) => change(draft.rows.map((each, at) => (at === index ? next : each)))}
            onRemove={
              draft.rows.length > 1 ? () => change(draft.rows.filter((_, at) => at !== index)) : undefined
            }
          />
        ))}
        {draft.rows.length < MAX_ROWS && (
          <Button
            className="justify-self-start"
            icon={<Plus className="size-4" aria-hidden="true" />}
            onClick={() => change([...draft.rows, EMPTY_ROW])}
          >
            {t`One more field`}
          </Button>
        )}
        <Field
          label={t`About the whole listing`}
          hint={t`The reader's language: ${language}`}
          aside={`${draft.reason.length} / 500`}
        >
          {(control) => (
            <Textarea
              {...control}
              rows={3}
              maxLength={500}
              value={draft.reason}
              onChange={({ target }) => change(draft.rows, target.value)}
            />
          )}
        </Field>
        <FormProblem message={decide.error ? problemWords(toProblem(decide.error)) : undefined} />
      </div>
    </Dialog>
  );
}
