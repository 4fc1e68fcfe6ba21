import { Fragment } from 'react';
import { Link } from '@/shared/router/router';
import type { InfoBlock } from './content/shape';

const LINK = /\[([^\]]+)\]\((\/[^)\s]*)\)/;

/** Paragraphs and lists of a text. */
export function Blocks({ blocks }: { blocks: readonly InfoBlock[] }) {
  return blocks.map((block) =>
    typeof block === 'string' ? (
      <p key={block} className="mt-3 text-pretty first:mt-0">
        <Words text={block} />
      </p>
    ) : (
      <ul key={block[0]} className="mt-3 grid list-disc gap-1.5 pl-5 first:mt-0">
        {block.map((item) => (
          <li key={item} className="text-pretty pl-1">
            <Words text={item} />
          </li>
        ))}
      </ul>
    ),
  );
}

/** A text whose `[words](/address)` are links. */
export function Words({ text }: { text: string }) {
  // What a split by two groups leaves: text, words, address, text, words, address, … text.
  const parts = text.split(new RegExp(LINK, 'g'));
  return parts.map((part, index) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text never move.
    if (index % 3 === 0) return <Fragment key={index}>{part}</Fragment>;
    if (index % 3 === 2) return null;
    return (
      <Link
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text never move.
        key={index}
        to={parts[index + 1] ?? '/'}
        className="rounded-sm text-accent underline underline-offset-2 hover:no-underline"
      >
        {part}
      </Link>
    );
  });
}

/** A text without its links' addresses, as it is searched. */
export function plainWords(text: string): string {
  return text.replace(new RegExp(LINK, 'g'), '$1');
}
