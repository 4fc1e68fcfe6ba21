import { useLingui } from '@lingui/react/macro';
import { CircleAlert, CloudCheck, CloudOff, LoaderCircle } from 'lucide-react';
import type { SaveState } from '../draft-saver';

/** Whether what is typed is on the server, in a few words. */
export function SaveNote({ state, onRetry }: { state: SaveState; onRetry: () => void }) {
  const { t } = useLingui();
  const notes = {
    saved: [CloudCheck, t`Draft saved`, 'text-muted'],
    waiting: [LoaderCircle, t`Saving…`, 'text-muted'],
    saving: [LoaderCircle, t`Saving…`, 'text-muted'],
    offline: [CloudOff, t`No connection: kept in this browser until it is back`, 'text-attention'],
    failed: [CircleAlert, t`Not saved yet: kept in this browser`, 'text-danger'],
    conflict: [CircleAlert, t`Not saved: it was changed elsewhere`, 'text-danger'],
    gone: [CircleAlert, t`Not saved: the draft is no longer there`, 'text-danger'],
  } as const;
  const [Icon, words, tone] = notes[state];
  return (
    <p role="status" data-state={state} className={`flex items-center gap-2 text-xs ${tone}`}>
      <Icon className="size-4 shrink-0" aria-hidden="true" />
      <span className="min-w-0">{words}</span>
      {(state === 'failed' || state === 'offline') && (
        <button
          type="button"
          onClick={onRetry}
          className="touch-target shrink-0 font-semibold text-accent hover:underline"
        >
          {t`Try again`}
        </button>
      )}
    </p>
  );
}
