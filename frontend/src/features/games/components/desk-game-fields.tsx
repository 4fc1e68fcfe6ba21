import { useLingui } from '@lingui/react/macro';
import { pickText, useLocale } from '@/shared/i18n/locale';
import { Checkbox } from '@/shared/ui/checkbox';
import { Chip } from '@/shared/ui/chip';
import { Field } from '@/shared/ui/field';
import { Input } from '@/shared/ui/input';
import { Select } from '@/shared/ui/select';
import { Textarea } from '@/shared/ui/textarea';
import { type GameDraft, type GameFaults, PLATFORMS } from '../desk-game-draft';
import { PLATFORM_NAMES, useGameWords } from '../desk-game-words';
import type { Category } from '../desk-games-api';

const MAX_NAME = 80;

export interface DeskGameFieldsProps {
  draft: GameDraft;
  onChange: (draft: GameDraft) => void;
  categories: readonly Category[];
  faults: GameFaults;
}

/** A game's own words: its name, its kind, where it is played. */
export function DeskGameFields({ draft, onChange, categories, faults }: DeskGameFieldsProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const { popularity, faultAt } = useGameWords();
  const set = (change: Partial<GameDraft>) => onChange({ ...draft, ...change });
  const platformFault = faultAt(faults, 'platforms');
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t`Name`} isRequired error={faultAt(faults, 'name')}>
          {(control) => (
            <Input
              {...control}
              maxLength={MAX_NAME}
              value={draft.name}
              onChange={({ target }) => set({ name: target.value })}
            />
          )}
        </Field>
        <Field label={t`Publisher`} error={faultAt(faults, 'publisher')}>
          {(control) => (
            <Input
              {...control}
              maxLength={MAX_NAME}
              value={draft.publisher}
              onChange={({ target }) => set({ publisher: target.value })}
            />
          )}
        </Field>
        <Field label={t`Category`} isRequired error={faultAt(faults, 'category')}>
          {(control) => (
            <Select
              {...control}
              placeholder={t`Choose`}
              value={draft.category}
              options={categories.map(({ slug, label }) => ({ value: slug, label: pickText(label, locale) }))}
              onChange={({ target }) => set({ category: target.value })}
            />
          )}
        </Field>
        <Field label={t`Place`} hint={t`Where people meet the game first.`}>
          {(control) => (
            <Select
              {...control}
              value={String(draft.popularity)}
              options={Object.entries(popularity).map(([value, label]) => ({ value, label }))}
              onChange={({ target }) => set({ popularity: Number(target.value) })}
            />
          )}
        </Field>
      </div>
      <fieldset>
        <legend className="mb-1.5 font-semibold">{t`Platforms`}</legend>
        <div className="flex flex-wrap gap-2">
          {PLATFORMS.map((platform) => {
            const isOn = draft.platforms.includes(platform);
            return (
              <Chip
                key={platform}
                isOn={isOn}
                onClick={() =>
                  set({
                    platforms: PLATFORMS.filter((each) =>
                      each === platform ? !isOn : draft.platforms.includes(each),
                    ),
                  })
                }
              >
                {PLATFORM_NAMES[platform]}
              </Chip>
            );
          })}
        </div>
        {platformFault && <p className="mt-1.5 text-danger text-xs">{platformFault}</p>}
      </fieldset>
      <Field
        label={t`Other names`}
        hint={t`One a line: people find the game by them.`}
        error={faultAt(faults, 'aliases')}
      >
        {(control) => (
          <Textarea
            {...control}
            rows={3}
            value={draft.aliases}
            onChange={({ target }) => set({ aliases: target.value })}
          />
        )}
      </Field>
      <Checkbox
        label={t`New listings are taken`}
        hint={t`Without it what is on sale stays, and nothing new comes.`}
        checked={draft.is_active}
        onChange={({ target }) => set({ is_active: target.checked })}
      />
    </>
  );
}
