import { useLingui } from '@lingui/react/macro';
import { ArrowDown, ArrowUp, ArrowUpToLine } from 'lucide-react';
import { useState } from 'react';
import { toProblem } from '@/shared/api/problem';
import { problemWords } from '@/shared/api/problem-words';
import { actThen } from '@/shared/desk/act-then';
import { DragHandle } from '@/shared/desk/drag-handle';
import { REASON_LEAST, ReasonField } from '@/shared/desk/reason-field';
import { SidePanel } from '@/shared/desk/side-panel';
import { placed, useDragOrder } from '@/shared/desk/use-drag-order';
import { Button } from '@/shared/ui/button';
import { FormProblem } from '@/shared/ui/form-problem';
import { IconButton } from '@/shared/ui/icon-button';
import { showToast } from '@/shared/ui/toast';
import { type GameRow, useOrderGames } from '../desk-games-api';

export interface DeskGameOrderProps {
  /** All of them, as they stand now. */
  games: readonly GameRow[];
  onClose: () => void;
}

/** The order of the catalog: by the mouse or by buttons, saved at once with the reason. */
export function DeskGameOrder({ games, onClose }: DeskGameOrderProps) {
  const { t } = useLingui();
  const [order, setOrder] = useState(games);
  const [reason, setReason] = useState('');
  const change = useOrderGames();
  const move = (from: number, to: number) => setOrder(placed(order, from, to));
  const { handleOf, lineOf } = useDragOrder(move);
  const isChanged = order.some(({ slug }, index) => slug !== games[index]?.slug);
  const save = () =>
    actThen(change, { slugs: order.map(({ slug }) => slug), reason: reason.trim() }, () => {
      showToast({ tone: 'success', title: t`The catalog has its new order.` });
      onClose();
    });
  return (
    <SidePanel
      isOpen
      onClose={onClose}
      isLocked={change.isPending}
      title={t`The order of the games`}
      footer={
        <>
          <Button size="lg" onClick={onClose} disabled={change.isPending}>{t`Not now`}</Button>
          <Button
            size="lg"
            variant="primary"
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
        </>
      }
    >
      <div className="grid gap-5">
        <ReasonField value={reason} onChange={setReason} />
        <FormProblem message={change.error ? problemWords(toProblem(change.error)) : undefined} />
        <ol aria-label={t`Games`} className="grid gap-1">
          {order.map(({ slug, name }, index) => (
            <li
              key={slug}
              {...lineOf(index)}
              className="flex items-center gap-1 rounded-md border border-line-muted px-2 py-1 data-over:border-accent"
            >
              <DragHandle {...handleOf(index)} />
              <span className="w-7 shrink-0 text-right text-muted text-xs tnum">{index + 1}</span>
              <span className="min-w-0 flex-1 truncate px-1">{name}</span>
              <IconButton
                label={t`To the top: ${name}`}
                icon={<ArrowUpToLine className="size-4" />}
                disabled={index === 0}
                onClick={() => move(index, 0)}
              />
              <IconButton
                label={t`Move up: ${name}`}
                icon={<ArrowUp className="size-4" />}
                disabled={index === 0}
                onClick={() => move(index, index - 1)}
              />
              <IconButton
                label={t`Move down: ${name}`}
                icon={<ArrowDown className="size-4" />}
                disabled={index === order.length - 1}
                onClick={() => move(index, index + 1)}
              />
            </li>
          ))}
        </ol>
      </div>
    </SidePanel>
  );
}
