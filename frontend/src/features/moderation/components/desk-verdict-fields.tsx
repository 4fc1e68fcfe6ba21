import { useLingui } from '@lingui/react/macro';
import { tashkentDay } from '@/shared/desk/day-range';
import type { Locale } from '@/shared/i18n/locale';
import { Field } from '@/shared/ui/field';
import { Input } from '@/shared/ui/input';
import { Select } from '@/shared/ui/select';
import { Textarea } from '@/shared/ui/textarea';
import { Time } from '@/shared/ui/time';
import { endOf, LENGTHS, VERDICT_MAX, type VerdictDraft } from '../desk-verdict-draft';
import { DeskReadyWords } from './desk-ready-words';

export interface DeskVerdictFieldsProps {
  draft: VerdictDraft;
  onChange: (changes: Partial<VerdictDraft>) => void;
  /** The reasons by their codes. */
  reasons: ReadonlyMap<string, string>;
  /** What the person reads. */
  readerLocale: Locale;
}

/** Why, for how long, and what the person reads. */
export function DeskVerdictFields({ draft, onChange, reasons, readerLocale }: DeskVerdictFieldsProps) {
  const { t } = useLingui();
  const { kind, reason, text } = draft;
  const named = reasons.has(reason) ? reasons : new Map([...reasons, [reason, reason]]);
  return (
    <>
      <Field label={t`Reason`}>
        {(control) => (
          <Select
            {...control}
            value={reason}
            options={[...named].map(([value, label]) => ({ value, label }))}
            onChange={({ target }) => onChange({ reason: target.value })}
          />
        )}
      </Field>
      {kind !== 'warn' && <Length draft={draft} onChange={onChange} />}
      <DeskReadyWords
        use="verdict"
        readerLocale={readerLocale}
        onChoose={(words) => onChange({ text: words.slice(0, VERDICT_MAX) })}
      />
      <Field label={t`What the person reads`} aside={`${text.length} / ${VERDICT_MAX}`}>
        {(control) => (
          <Textarea
            {...control}
            rows={4}
            maxLength={VERDICT_MAX}
            value={text}
            onChange={({ target }) => onChange({ text: target.value })}
          />
        )}
      </Field>
    </>
  );
}

/** For so many days, until a day, or for good; and when that is. */
function Length({ draft, onChange }: Pick<DeskVerdictFieldsProps, 'draft' | 'onChange'>) {
  const { t } = useLingui();
  const { length, until } = draft;
  const end = endOf(draft);
  return (
    <div className="grid gap-2">
      <Field label={t`For how long`}>
        {(control) => (
          <Select
            {...control}
            value={length}
            options={[
              { value: '', label: t`Until the staff lift it` },
              ...LENGTHS.map((days) => ({
                value: String(days),
                label: days === 1 ? t`One day` : t`${days} days`,
              })),
              { value: 'until', label: t`Until a day` },
            ]}
            onChange={({ target }) => onChange({ length: target.value })}
          />
        )}
      </Field>
      {length === 'until' && (
        <Field label={t`The last day`}>
          {(control) => (
            <Input
              {...control}
              type="date"
              min={tashkentDay()}
              value={until}
              onChange={({ target }) => onChange({ until: target.value })}
            />
          )}
        </Field>
      )}
      <p className="text-muted text-xs">
        {end ? (
          <>
            {t`Ends by itself:`} <Time iso={end} as="moment" />
          </>
        ) : (
          length === '' && t`It does not end by itself.`
        )}
      </p>
    </div>
  );
}
