import { useLingui } from '@lingui/react/macro';
import { X } from 'lucide-react';
import { type Locale, pickText, useLocale } from '@/shared/i18n/locale';
import { Field } from '@/shared/ui/field';
import { IconButton } from '@/shared/ui/icon-button';
import { Select } from '@/shared/ui/select';
import { Textarea } from '@/shared/ui/textarea';
import { useReadyReasons } from '../desk-listings-api';
import type { DraftRow } from '../desk-reject-draft';
import { DeskThreeLanguages } from './desk-three-languages';

const FIELDS = [
  'title',
  'description',
  'price',
  'images',
  'login_method',
  'attributes',
  'game',
  'credentials',
];

export interface DeskRejectRowProps {
  row: DraftRow;
  /** The keys of the attributes that the listing has. */
  attributes: readonly string[];
  fieldName: (field: string) => string;
  /** The seller's language. */
  readerLocale: Locale;
  onChange: (row: DraftRow) => void;
  onRemove: (() => void) | undefined;
}

/** What to correct in one field: a ready reason, shown in all languages, or words instead of it. */
export function DeskRejectRow(props: DeskRejectRowProps) {
  const { row, attributes, fieldName, readerLocale, onChange, onRemove } = props;
  const { t } = useLingui();
  const locale = useLocale();
  const part = row.field.split('.')[0];
  const ready = useReadyReasons('listing').ready.filter(({ field }) => field === part || field === '');
  const chosen = ready.find(({ code }) => code === row.template);
  const fields = [...FIELDS, ...attributes.map((key) => `attributes.${key}`)];
  return (
    <fieldset className="grid gap-3 rounded-md border border-line-muted p-3 sm:grid-cols-2">
      <Field label={t`Field`}>
        {(control) => (
          <Select
            {...control}
            value={row.field}
            placeholder={t`Choose a field`}
            options={fields.map((value) => ({ value, label: fieldName(value) }))}
            onChange={({ target }) => onChange({ ...row, field: target.value, template: '' })}
          />
        )}
      </Field>
      <div className="flex items-end gap-2">
        <div className="min-w-0 flex-1">
          <Field label={t`Ready reason`}>
            {(control) => (
              <Select
                {...control}
                value={row.template}
                options={[
                  { value: '', label: t`None: in my own words` },
                  ...ready.map(({ code, text }) => ({ value: code, label: pickText(text, locale) })),
                ]}
                onChange={({ target }) => onChange({ ...row, template: target.value })}
              />
            )}
          </Field>
        </div>
        {onRemove && (
          <IconButton label={t`Remove this field`} icon={<X className="size-4" />} onClick={onRemove} />
        )}
      </div>
      {chosen && !row.text.trim() && (
        <DeskThreeLanguages text={chosen.text} readerLocale={readerLocale} className="sm:col-span-2" />
      )}
      <div className="sm:col-span-2">
        <Field label={t`In your own words`} aside={`${row.text.length} / 500`}>
          {(control) => (
            <Textarea
              {...control}
              rows={2}
              maxLength={500}
              value={row.text}
              onChange={({ target }) => onChange({ ...row, text: target.value })}
            />
          )}
        </Field>
      </div>
    </fieldset>
  );
}
