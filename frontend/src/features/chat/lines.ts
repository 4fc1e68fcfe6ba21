import type { Draft } from './outbox';
import type { Message } from './thread';

/** One thing in the history. */
export type Line =
  | { kind: 'day'; key: string; iso: string }
  | { kind: 'message'; key: string; message: Message; isFirstOfGroup: boolean }
  | { kind: 'draft'; key: string; draft: Draft; isFirstOfGroup: boolean };

/** Lines that are drawn, or left out when far from sight, together. */
export interface Chunk {
  key: string;
  lines: readonly Line[];
}

const CHUNK_SIZE = 30;
const GROUP_MS = 5 * 60_000;
/** Tashkent is five hours ahead of UTC all year round. */
const TASHKENT_MS = 5 * 60 * 60_000;

/** The history in pieces: messages with a separator before each new day, then what is on its way. */
export function chunksOf(messages: readonly Message[], drafts: readonly Draft[]): Chunk[] {
  const chunks = new Map<number, Line[]>();
  let before: Message | undefined;
  for (const message of messages) {
    // By sequence, so that older ones put before do not move the rest into other pieces.
    const index = Math.floor(message.sequence / CHUNK_SIZE);
    const lines = chunks.get(index) ?? [];
    chunks.set(index, lines);
    if (!before || dayOf(before.created_at) !== dayOf(message.created_at)) {
      lines.push({ kind: 'day', key: `day-${dayOf(message.created_at)}`, iso: message.created_at });
      before = undefined;
    }
    lines.push({ kind: 'message', key: message.id, message, isFirstOfGroup: !isOneGroup(before, message) });
    before = message;
  }
  const pieces = [...chunks].map(([index, lines]) => ({ key: String(index), lines }));
  const waiting = drafts.map((draft, index): Line => {
    return { kind: 'draft', key: draft.clientId, draft, isFirstOfGroup: index === 0 };
  });
  return waiting.length > 0 ? [...pieces, { key: 'drafts', lines: waiting }] : pieces;
}

function dayOf(iso: string): number {
  return Math.floor((new Date(iso).getTime() + TASHKENT_MS) / 86_400_000);
}

function isOneGroup(before: Message | undefined, message: Message): boolean {
  if (!before || before.sender_id !== message.sender_id || before.kind === 'system') return false;
  return new Date(message.created_at).getTime() - new Date(before.created_at).getTime() < GROUP_MS;
}
