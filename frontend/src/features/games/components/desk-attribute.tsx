import { useLingui } from '@lingui/react/macro';
import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { DragOrder } from '@/shared/desk/use-drag-order';
import { WordsField } from '@/shared/desk/words-field';
import { pickText, useLocale } from '@/shared/i18n/locale';
import { Badge } from '@/shared/ui/badge';
import { Checkbox } from '@/shared/ui/checkbox';
import { Field } from '@/shared/ui/field';
import { IconButton } from '@/shared/ui/icon-button';
import { Input } from '@/shared/ui/input';
import { Select } from '@/shared/ui/select';
import { ATTRIBUTE_TYPES, type AttributeDraft, type GameFaults, isFaulty } from '../desk-game-draft';
import { useGameWords } from '../desk-game-words';
import { DeskChoices } from './desk-choices';

const MAX_KEY = 40;
const MAX_WORDS = 80;

export interface DeskAttributeProps {
  attribute: AttributeDraft;
  index: number;
  isLast: boolean;
  faults: GameFaults;
  onChange: (attribute: AttributeDraft) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
  /** What makes it a line that another one can be put in the place of. */
  line: ReturnType<DragOrder['lineOf']>;
  /** Where it is taken hold of. */
  handle: ReactNode;
}

/** One attribute: a line that opens to all that can be said of it. */
export function DeskAttribute(props: DeskAttributeProps) {
  const { attribute, index, isLast, faults, onMove, onRemove, line, handle } = props;
  const { t } = useLingui();
  const locale = useLocale();
  const { typeOf } = useGameWords();
  const [isOpen, setOpen] = useState(attribute.isNew);
  const { key, type, label, is_primary, is_required } = attribute;
  const name = pickText(label, locale) || key || t`A new attribute`;
  const isWrong = isFaulty(faults, `attributes/${index}`);
  return (
    <li {...line} className="surface data-over:border-accent!">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 p-2 pl-4">
        {handle}
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
          className="touch-target flex min-w-0 flex-1 flex-wrap items-center gap-2 rounded-sm text-left"
        >
          <span className="font-semibold">{name}</span>
          <span className="font-mono text-muted text-xs">{key}</span>
          <Badge>{typeOf(type)}</Badge>
          {is_primary ? (
            <Badge tone="accent">{t`Primary`}</Badge>
          ) : (
            is_required && <Badge>{t`Required`}</Badge>
          )}
          {isWrong && <Badge tone="danger">{t`Look here`}</Badge>}
        </button>
        <span className="flex">
          <IconButton
            label={t`Move up: ${name}`}
            icon={<ArrowUp className="size-4" />}
            disabled={index === 0}
            onClick={() => onMove(-1)}
          />
          <IconButton
            label={t`Move down: ${name}`}
            icon={<ArrowDown className="size-4" />}
            disabled={isLast}
            onClick={() => onMove(1)}
          />
          <IconButton label={t`Remove: ${name}`} icon={<Trash2 className="size-4" />} onClick={onRemove} />
        </span>
      </div>
      {(isOpen || isWrong) && <Body {...props} />}
    </li>
  );
}

function Body({ attribute, index, faults, onChange }: DeskAttributeProps) {
  const { t } = useLingui();
  const { typeOf, faultAt } = useGameWords();
  const { isNew, key, type, label, choices, min, max, is_primary, is_required, is_filterable } = attribute;
  const set = (change: Partial<AttributeDraft>) => onChange({ ...attribute, ...change });
  const fault = (field: string) => faultAt(faults, `attributes/${index}/${field}`);
  return (
    <div className="grid gap-4 border-line-muted border-t p-4">
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          label={t`Key`}
          hint={isNew ? t`Listings keep what they have by it. It stays for good.` : undefined}
          error={fault('key')}
        >
          {(control) => (
            <Input
              {...control}
              className="font-mono"
              spellCheck={false}
              autoCapitalize="none"
              readOnly={!isNew}
              maxLength={MAX_KEY}
              value={key}
              onChange={({ target }) => set({ key: target.value })}
            />
          )}
        </Field>
        <Field label={t`Kind`} error={fault('type')}>
          {(control) => (
            <Select
              {...control}
              value={type}
              options={ATTRIBUTE_TYPES.map((value) => ({ value, label: typeOf(value) }))}
              onChange={({ target }) =>
                set({ type: ATTRIBUTE_TYPES.find((each) => each === target.value) ?? type })
              }
            />
          )}
        </Field>
      </div>
      <WordsField
        label={t`What people call it`}
        maxLength={MAX_WORDS}
        value={label}
        onChange={(words) => set({ label: words })}
        error={fault('label')}
      />
      {type === 'int' && (
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t`At least`} error={fault('min')}>
            {(control) => (
              <Input
                {...control}
                inputMode="numeric"
                value={min}
                onChange={({ target }) => set({ min: target.value })}
              />
            )}
          </Field>
          <Field label={t`At most`} error={fault('max')}>
            {(control) => (
              <Input
                {...control}
                inputMode="numeric"
                value={max}
                onChange={({ target }) => set({ max: target.value })}
              />
            )}
          </Field>
        </div>
      )}
      {type === 'choice' && (
        <DeskChoices choices={choices} onChange={(next) => set({ choices: next })} error={fault('choices')} />
      )}
      <div className="grid gap-x-4 sm:grid-cols-3">
        <Checkbox
          label={t`Primary`}
          hint={t`It stands on the card, and every listing has it.`}
          checked={is_primary}
          onChange={({ target }) => set({ is_primary: target.checked })}
        />
        <Checkbox
          label={t`Required`}
          hint={t`A listing cannot be sent without it.`}
          checked={is_primary || is_required}
          disabled={is_primary}
          onChange={({ target }) => set({ is_required: target.checked })}
        />
        <Checkbox
          label={t`A filter`}
          hint={t`People narrow the catalog by it.`}
          checked={is_filterable}
          onChange={({ target }) => set({ is_filterable: target.checked })}
        />
      </div>
    </div>
  );
}
