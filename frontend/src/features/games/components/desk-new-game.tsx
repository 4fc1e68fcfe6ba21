import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { toProblem } from '@/shared/api/problem';
import { problemWords } from '@/shared/api/problem-words';
import { actThen } from '@/shared/desk/act-then';
import { REASON_LEAST, ReasonField } from '@/shared/desk/reason-field';
import { SidePanel } from '@/shared/desk/side-panel';
import { Button } from '@/shared/ui/button';
import { Field } from '@/shared/ui/field';
import { FormProblem } from '@/shared/ui/form-problem';
import { Input } from '@/shared/ui/input';
import { type GameFaults, gameBody, gameFaults, isSlug, NEW_GAME } from '../desk-game-draft';
import { type Category, useCreateGame } from '../desk-games-api';
import { DeskGameFields } from './desk-game-fields';

const NO_FAULTS: GameFaults = new Map();
const MAX_SLUG = 64;

export interface DeskNewGameProps {
  categories: readonly Category[];
  onClose: () => void;
  /** It is there: its attributes are next. */
  onDone: (slug: string) => void;
}

/** Add a game; its address stays for good, its attributes are written on its own page. */
export function DeskNewGame({ categories, onClose, onDone }: DeskNewGameProps) {
  const { t } = useLingui();
  const [draft, setDraft] = useState(NEW_GAME);
  const [slug, setSlug] = useState('');
  const [reason, setReason] = useState('');
  const [isChecked, setChecked] = useState(false);
  const create = useCreateGame();
  const faults = gameFaults(draft);
  const save = () => {
    setChecked(true);
    if (faults.size > 0 || !isSlug(slug)) return;
    actThen(create, { ...gameBody(draft), slug, reason: reason.trim() }, (game) => onDone(game.slug));
  };
  return (
    <SidePanel
      isOpen
      onClose={onClose}
      isLocked={create.isPending}
      title={t`A new game`}
      footer={
        <>
          <Button size="lg" onClick={onClose} disabled={create.isPending}>{t`Not now`}</Button>
          <Button
            size="lg"
            variant="primary"
            isLoading={create.isPending}
            disabledReason={
              reason.trim().length < REASON_LEAST ? t`Write at least ten characters first.` : undefined
            }
            onClick={save}
          >
            {t`Add the game`}
          </Button>
        </>
      }
    >
      <div className="grid gap-5">
        <Field
          label={t`Address`}
          hint={t`Small Latin letters, digits and hyphens. It stays for good.`}
          isRequired
          error={
            isChecked && !isSlug(slug) ? t`Small Latin letters, digits and hyphens: pubg-mobile.` : undefined
          }
        >
          {(control) => (
            <Input
              {...control}
              autoCapitalize="none"
              spellCheck={false}
              maxLength={MAX_SLUG}
              value={slug}
              onChange={({ target }) => setSlug(target.value.trim())}
            />
          )}
        </Field>
        <DeskGameFields
          draft={draft}
          onChange={setDraft}
          categories={categories}
          faults={isChecked ? faults : NO_FAULTS}
        />
        <ReasonField value={reason} onChange={setReason} />
        <FormProblem message={create.error ? problemWords(toProblem(create.error)) : undefined} />
      </div>
    </SidePanel>
  );
}
