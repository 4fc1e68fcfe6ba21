import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { textDiff } from './text-diff';

export interface FieldDiffProps {
  label: ReactNode;
  before: string | null;
  after: string | null;
  /** A value is replaced as a whole (a price, a choice); a text word by word. */
  kind: 'text' | 'value';
}

/** One field before and after: what went is struck through with a minus, what came is underlined with a plus. */
export function FieldDiff({ label, before, after, kind }: FieldDiffProps) {
  const { t } = useLingui();
  const pieces =
    kind === 'text'
      ? textDiff(before ?? '', after ?? '')
      : [
          ...(before === null ? [] : [{ kind: 'removed' as const, text: before }]),
          ...(after === null ? [] : [{ kind: 'added' as const, text: after }]),
        ];
  const isSame = before === after;
  return (
    <div className="grid gap-1">
      <p className="font-semibold text-xs">{label}</p>
      <p className="whitespace-pre-wrap break-words rounded-md border border-line-muted bg-inset px-3 py-2">
        {isSame ? (
          <span className="text-muted">{before || t`Empty`}</span>
        ) : (
          pieces.map((piece, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no other name, and they never move.
            <Piece key={index} {...piece} isValue={kind === 'value'} />
          ))
        )}
      </p>
    </div>
  );
}

function Piece({
  kind,
  text,
  isValue,
}: {
  kind: 'same' | 'added' | 'removed';
  text: string;
  isValue: boolean;
}) {
  if (kind === 'same') return text;
  if (kind === 'removed') {
    return (
      <del className="rounded-sm bg-danger-soft px-0.5 text-danger">
        <span className="no-underline">−</span>
        {text}
        {isValue && ' '}
      </del>
    );
  }
  return (
    <ins className="rounded-sm bg-success-soft px-0.5 text-success">
      <span>+</span>
      {text}
    </ins>
  );
}
