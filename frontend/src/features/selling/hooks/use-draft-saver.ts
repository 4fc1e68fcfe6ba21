import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { send } from '@/shared/api/client';
import { DraftSaver, type SaveState } from '../draft-saver';
import { saveDraft } from '../drafts-api';
import { removeKept, writeKept } from '../kept-draft';
import type { DraftBody, SellValues } from '../sell-values';
import type { Image, SellDraft } from '../shapes';

interface Typed {
  /** Null while it cannot be said yet: the game's facts are still on their way. */
  body: DraftBody | null;
  values: SellValues;
  images: readonly Image[];
}

/**
 * Keep a draft on the server by itself: a moment after typing, on every step, on leaving, and when the connection is back.
 * Until it is there, it is kept in this browser.
 *
 * @param saved what the server has
 * @param onSaved told what the server has after each save
 * @param isOlder what is typed changes an older version than the server's
 */
export function useDraftSaver(
  draft: SellDraft,
  saved: DraftBody,
  isOlder: boolean,
  { body, values, images }: Typed,
  onSaved: (draft: SellDraft) => void,
): { saver: DraftSaver<DraftBody>; state: SaveState } {
  const tell = useRef(onSaved);
  useEffect(() => {
    tell.current = onSaved;
  });
  const [saver] = useState(() => {
    const made = new DraftSaver<DraftBody>({
      saved,
      version: draft.version,
      save: async (next, expected_version) => {
        const answer = await saveDraft(draft.id, { ...next, expected_version });
        tell.current(answer);
        return answer;
      },
      readVersion: async () => (await send<SellDraft>(`/api/v1/profile/sell-drafts/${draft.id}/`)).version,
    });
    if (isOlder) made.ask();
    return made;
  });
  const state = useSyncExternalStore(saver.subscribe, () => saver.state);

  const text = body === null ? null : JSON.stringify(body);
  useEffect(() => {
    if (text !== null) saver.change(JSON.parse(text) as DraftBody);
  }, [saver, text]);

  useEffect(() => {
    if (state === 'saved') removeKept(draft.id);
    else if (state !== 'gone') writeKept(draft.id, { version: saver.version, values, images: [...images] });
  }, [draft.id, saver, state, values, images]);

  useEffect(() => {
    const flush = () => void saver.flush();
    const flushHidden = () => document.visibilityState === 'hidden' && flush();
    addEventListener('online', flush);
    document.addEventListener('visibilitychange', flushHidden);
    return () => {
      removeEventListener('online', flush);
      document.removeEventListener('visibilitychange', flushHidden);
      flush();
    };
  }, [saver]);

  return { saver, state };
}
