import { Plural } from '@lingui/react/macro';
import { Gamepad2, History, Search, Tag, User } from 'lucide-react';
import { cn } from '@/shared/lib/cn';
import { Money } from '@/shared/ui/money';
import type { Suggestion } from '../api';

const ICONS = { game: Gamepad2, listing: Tag, seller: User, query: Search };

/** One quick result: a game or a seller with their count, a listing with its price, or words to search for. */
export function SuggestionRow({
  id,
  suggestion,
  isRecent,
  isActive,
  onPoint,
  onPick,
}: {
  id: string;
  suggestion: Suggestion;
  isRecent: boolean;
  isActive: boolean;
  onPoint: () => void;
  onPick: () => void;
}) {
  const { kind, text, listing_count: count, price } = suggestion;
  const Icon = isRecent ? History : ICONS[kind];
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard stays in the input, which moves the mark.
    <div
      id={id}
      role="option"
      aria-selected={isActive}
      tabIndex={-1}
      onPointerMove={isActive ? undefined : onPoint}
      onClick={onPick}
      className={cn(
        'flex min-h-9 cursor-pointer items-center gap-2.5 rounded-md px-2.5 py-1.5 pointer-coarse:min-h-11',
        isActive && 'bg-neutral',
      )}
    >
      <Icon className="size-4 shrink-0 text-muted" aria-hidden="true" />
      <span className={cn('min-w-0 flex-1 truncate', kind === 'game' && 'font-medium')}>{text}</span>
      {price != null && <Money amount={price} className="shrink-0" />}
      {count != null && (
        <span className="shrink-0 text-muted text-xs tnum">
          <Plural value={count} one="# listing" other="# listings" />
        </span>
      )}
    </div>
  );
}
