import type { LookFlag } from '../desk-listing-types';
import { useLookWords } from '../desk-listing-words';
import { contactSpans, markedPieces } from '../desk-marked-text';

export interface DeskMarkedTextProps {
  text: string;
  flags: readonly LookFlag[];
  /** The field it is the text of, as the server names it. */
  field: string;
}

/** A text of a listing with the contacts in it marked. */
export function DeskMarkedText({ text, flags, field }: DeskMarkedTextProps) {
  const { contactName } = useLookWords();
  return markedPieces(text, contactSpans(flags, field)).map(({ text: piece, kind }, index) =>
    kind ? (
      <mark
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no other name, and they never move.
        key={index}
        title={contactName(kind)}
        className="rounded-sm bg-attention-soft px-0.5 text-attention"
      >
        {piece}
        <span className="sr-only"> ({contactName(kind)})</span>
      </mark>
    ) : (
      piece
    ),
  );
}
