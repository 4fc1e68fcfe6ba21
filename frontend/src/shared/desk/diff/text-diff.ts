/** A piece of a text that stayed, came or went. */
export interface DiffPiece {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** Beyond so many words of one side the pieces would say less than the whole. */
const WORDS_MAX = 2000;

/** What changed between two plain texts, word by word (the longest common run of words stays). */
export function textDiff(before: string, after: string): DiffPiece[] {
  if (before === after) return before ? [{ kind: 'same', text: before }] : [];
  const one = wordsOf(before);
  const other = wordsOf(after);
  if (one.length > WORDS_MAX || other.length > WORDS_MAX) {
    return joined([
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ]);
  }
  return joined(piecesOf(one, other));
}

/** Words together with the spaces after them, so that nothing is lost. */
function wordsOf(text: string): string[] {
  return text.match(/\s*\S+\s*|\s+/g) ?? [];
}

function piecesOf(one: readonly string[], other: readonly string[]): DiffPiece[] {
  const width = other.length + 1;
  const lengths = new Uint16Array((one.length + 1) * width);
  for (let at = one.length - 1; at >= 0; at -= 1) {
    for (let to = other.length - 1; to >= 0; to -= 1) {
      lengths[at * width + to] =
        one[at] === other[to]
          ? (lengths[(at + 1) * width + to + 1] ?? 0) + 1
          : Math.max(lengths[(at + 1) * width + to] ?? 0, lengths[at * width + to + 1] ?? 0);
    }
  }
  const pieces: DiffPiece[] = [];
  let [at, to] = [0, 0];
  while (at < one.length || to < other.length) {
    const isSame = at < one.length && to < other.length && one[at] === other[to];
    const isGone =
      at < one.length &&
      (to >= other.length || (lengths[(at + 1) * width + to] ?? 0) >= (lengths[at * width + to + 1] ?? 0));
    if (isSame) {
      pieces.push({ kind: 'same', text: one[at] ?? '' });
      at += 1;
      to += 1;
    } else if (isGone) {
      pieces.push({ kind: 'removed', text: one[at] ?? '' });
      at += 1;
    } else {
      pieces.push({ kind: 'added', text: other[to] ?? '' });
      to += 1;
    }
  }
  return pieces;
}

/** Neighbours of one kind as one piece; empty ones leave. */
function joined(pieces: readonly DiffPiece[]): DiffPiece[] {
  const result: DiffPiece[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    if (piece.text === '') continue;
    if (last?.kind === piece.kind) last.text += piece.text;
    else result.push({ ...piece });
  }
  return result;
}
