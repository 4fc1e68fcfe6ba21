import { useLingui } from '@lingui/react/macro';
import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { LOCALES } from '@/shared/i18n/locale';
import { Button } from '@/shared/ui/button';
import { IconButton } from '@/shared/ui/icon-button';
import { Input } from '@/shared/ui/input';
import { type ChoiceDraft, moved, newChoice } from '../desk-game-draft';

const MAX_CHOICES = 100;
const MAX_VALUE = 60;
const MAX_WORDS = 80;

export interface DeskChoicesProps {
  choices: readonly ChoiceDraft[];
  onChange: (choices: readonly ChoiceDraft[]) => void;
  error: string | undefined;
}

/** What can be chosen, in the order people see it; the value of one that listings may have stays. */
export function DeskChoices({ choices, onChange, error }: DeskChoicesProps) {
  const { t } = useLingui();
  return (
    <fieldset className="grid min-w-0 gap-2">
      <legend className="mb-1.5 font-semibold">{t`What can be chosen`}</legend>
      {choices.map((choice, index) => (
        <Row
          key={choice.id}
          choice={choice}
          number={index + 1}
          isLast={index === choices.length - 1}
          onChange={(next) => onChange(choices.with(index, next))}
          onMove={(by) => onChange(moved(choices, index, by))}
          onRemove={() => onChange(choices.toSpliced(index, 1))}
        />
      ))}
      {error && <p className="text-danger text-xs">{error}</p>}
      <Button
        size="sm"
        className="justify-self-start"
        icon={<Plus className="size-4" aria-hidden="true" />}
        disabledReason={choices.length >= MAX_CHOICES ? t`No more lines fit.` : undefined}
        onClick={() => onChange([...choices, newChoice()])}
      >
        {t`Add a value`}
      </Button>
    </fieldset>
  );
}

interface RowProps {
  choice: ChoiceDraft;
  number: number;
  isLast: boolean;
  onChange: (choice: ChoiceDraft) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}

function Row({ choice, number, isLast, onChange, onMove, onRemove }: RowProps) {
  const { t } = useLingui();
  const { isNew, value, label } = choice;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset of its own would be read out at each line.
    <div
      role="group"
      aria-label={t`Value ${number}`}
      className="grid items-center gap-1.5 rounded-md border border-line-muted p-2 md:grid-cols-[9rem_repeat(3,minmax(0,1fr))_auto] md:border-0 md:p-0"
    >
      <Input
        size="md"
        aria-label={t`Value`}
        className="font-mono"
        placeholder="value"
        spellCheck={false}
        readOnly={!isNew}
        maxLength={MAX_VALUE}
        value={value}
        onChange={({ target }) => onChange({ ...choice, value: target.value })}
      />
      {LOCALES.map(({ code, name }) => (
        <Input
          key={code}
          size="md"
          lang={code}
          aria-label={name}
          placeholder={name}
          maxLength={MAX_WORDS}
          value={label[code]}
          onChange={({ target }) => onChange({ ...choice, label: { ...label, [code]: target.value } })}
        />
      ))}
      <span className="flex">
        <IconButton
          label={t`Up`}
          icon={<ArrowUp className="size-4" />}
          disabled={number === 1}
          onClick={() => onMove(-1)}
        />
        <IconButton
          label={t`Down`}
          icon={<ArrowDown className="size-4" />}
          disabled={isLast}
          onClick={() => onMove(1)}
        />
        <IconButton label={t`Remove`} icon={<Trash2 className="size-4" />} onClick={onRemove} />
      </span>
    </div>
  );
}
