import { Plural, useLingui } from '@lingui/react/macro';
import { Plus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { toProblem } from '@/shared/api/problem';
import { problemWords } from '@/shared/api/problem-words';
import { actThen } from '@/shared/desk/act-then';
import { DragHandle } from '@/shared/desk/drag-handle';
import { REASON_LEAST, ReasonField } from '@/shared/desk/reason-field';
import { placed, useDragOrder } from '@/shared/desk/use-drag-order';
import { Button } from '@/shared/ui/button';
import { FormProblem } from '@/shared/ui/form-problem';
import { showToast } from '@/shared/ui/toast';
import {
  type GameDraft,
  type GameFaults,
  gameBody,
  gameDraft,
  gameFaults,
  moved,
  newAttribute,
  serverFaults,
} from '../desk-game-draft';
import { type AdminGame, useChangeGame, useGameCategories } from '../desk-games-api';
import { DeskAttribute } from './desk-attribute';
import { DeskGameFields } from './desk-game-fields';

const MAX_ATTRIBUTES = 40;
const NO_FAULTS: GameFaults = new Map();

/** A game whole: its words, the attributes that its listings have, and why they change. */
export function DeskGameForm({ game, history }: { game: AdminGame; history: ReactNode }) {
  const { t } = useLingui();
  const [before, setBefore] = useState(game);
  const [draft, setDraft] = useState<GameDraft>(() => gameDraft(game));
  const [reason, setReason] = useState('');
  const [isChecked, setChecked] = useState(false);
  const categories = useGameCategories();
  const change = useChangeGame(game.slug);
  const own = gameFaults(draft);
  const problem = change.error ? toProblem(change.error) : null;
  const faults = isChecked && own.size > 0 ? own : problem ? serverFaults(problem.errors) : NO_FAULTS;
  const body = gameBody(draft);
  const isChanged = JSON.stringify(body) !== JSON.stringify(gameBody(gameDraft(before)));
  const edit = (next: GameDraft) => {
    setDraft(next);
    // What the server refused was said of what stood there before.
    if (change.isError) change.reset();
  };
  const save = () => {
    setChecked(true);
    if (own.size > 0) return;
    actThen(change, { ...body, reason: reason.trim() }, (answer) => {
      setBefore(answer);
      setDraft(gameDraft(answer));
      setReason('');
      setChecked(false);
      showToast({ tone: 'success', title: t`The game is saved.` });
    });
  };
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <div className="grid min-w-0 gap-6">
        <section aria-label={t`The game itself`} className="surface grid gap-4 p-4">
          <DeskGameFields draft={draft} onChange={edit} categories={categories} faults={faults} />
        </section>
        <Attributes draft={draft} onChange={edit} faults={faults} />
      </div>
      <section aria-label={t`Save`} className="surface sticky top-18 grid gap-4 p-4 max-lg:static">
        {own.size > 0 && isChecked && (
          <p role="alert" className="text-danger">
            <Plural value={own.size} one="# field is not right yet." other="# fields are not right yet." />
          </p>
        )}
        <ReasonField value={reason} onChange={setReason} />
        <FormProblem message={problem ? problemWords(problem) : undefined} />
        <Button
          variant="primary"
          size="lg"
          isWide
          isLoading={change.isPending}
          disabledReason={
            !isChanged
              ? t`Nothing is changed yet.`
              : reason.trim().length < REASON_LEAST
                ? t`Write at least ten characters first.`
                : undefined
          }
          onClick={save}
        >
          {t`Save`}
        </Button>
        <p className="text-muted text-xs">
          {t`What listings on sale use cannot be taken away: it is refused, and told which.`}
        </p>
        {history}
      </section>
    </div>
  );
}

interface AttributesProps {
  draft: GameDraft;
  onChange: (draft: GameDraft) => void;
  faults: GameFaults;
}

function Attributes({ draft, onChange, faults }: AttributesProps) {
  const { t } = useLingui();
  const { attributes } = draft;
  const set = (next: GameDraft['attributes']) => onChange({ ...draft, attributes: next });
  const { handleOf, lineOf } = useDragOrder((from, to) => set(placed(attributes, from, to)));
  return (
    <section aria-label={t`Attributes`} className="grid min-w-0 gap-3">
      <header className="flex flex-wrap items-center justify-between gap-3">
        <div>
          <h2 className="font-semibold text-base">{t`Attributes`}</h2>
          <p className="text-muted">{t`What a listing of this game says, in this order.`}</p>
        </div>
        <Button
          icon={<Plus className="size-4" aria-hidden="true" />}
          disabledReason={attributes.length >= MAX_ATTRIBUTES ? t`No more lines fit.` : undefined}
          onClick={() => set([...attributes, newAttribute()])}
        >
          {t`Add an attribute`}
        </Button>
      </header>
      <ol aria-label={t`Attributes`} className="grid gap-3">
        {attributes.map((attribute, index) => (
          <DeskAttribute
            key={attribute.id}
            attribute={attribute}
            index={index}
            isLast={index === attributes.length - 1}
            faults={faults}
            onChange={(next) => set(attributes.with(index, next))}
            onMove={(by) => set(moved(attributes, index, by))}
            line={lineOf(index)}
            handle={<DragHandle {...handleOf(index)} />}
            onRemove={() => set(attributes.toSpliced(index, 1))}
          />
        ))}
      </ol>
      {attributes.length === 0 && (
        <p className="text-muted">{t`It has none of its own yet; those that every game has are asked anyway.`}</p>
      )}
    </section>
  );
}
