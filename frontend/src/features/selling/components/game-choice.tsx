import { useLingui } from '@lingui/react/macro';
import { cn } from '@/shared/lib/cn';
import { Combobox } from '@/shared/ui/combobox';
import { Field } from '@/shared/ui/field';
import { Picture } from '@/shared/ui/picture';
import type { GameRef } from '../shapes';
import { SellSection } from './sell-section';

const POPULAR_COUNT = 8;

/** Which game the account is of: the most popular ones in sight, all by a part of their name. */
export function GameChoice({
  games,
  value,
  error,
  onChoose,
}: {
  /** The most popular first. */
  games: readonly GameRef[];
  value: string;
  error?: string | undefined;
  onChoose: (slug: string) => void;
}) {
  const { t } = useLingui();
  return (
    <SellSection
      title={t`Which game is the account of?`}
      hint={t`The next steps ask for what buyers of this game look at.`}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: buttons that choose a game are no fieldset. */}
      <div role="group" aria-label={t`Popular games`} className="grid grid-cols-2 gap-3 sm:grid-cols-4">
        {games.slice(0, POPULAR_COUNT).map(({ slug, name }) => (
          <button
            key={slug}
            type="button"
            aria-pressed={slug === value}
            onClick={() => onChoose(slug)}
            className={cn(
              'group overflow-hidden rounded-md border text-left transition-colors',
              slug === value
                ? 'border-accent-strong bg-accent-soft'
                : 'border-line hover:border-line-strong hover:bg-raised',
            )}
          >
            <Picture coverSrc={`/covers/${slug}.svg`} className="aspect-16/10 w-full bg-inset object-cover" />
            <span className="block truncate px-2.5 py-2 font-medium text-[13px]">{name}</span>
          </button>
        ))}
      </div>
      <Field label={t`Any other game`} error={error}>
        {(control) => (
          <Combobox
            {...control}
            options={games.map(({ slug, name }) => ({ value: slug, label: name }))}
            value={value}
            onChange={onChoose}
            placeholder={t`Type its name`}
          />
        )}
      </Field>
    </SellSection>
  );
}
