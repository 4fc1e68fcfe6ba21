import type { ReactNode } from 'react';
import { cn } from '@/shared/lib/cn';

/** What somebody said: one's own to the right, the others' to the left. */
export function Bubble({
  isOwn,
  isFirstOfGroup,
  isFailed = false,
  author,
  meta,
  note,
  children,
}: {
  isOwn: boolean;
  isFirstOfGroup: boolean;
  isFailed?: boolean;
  /** Named where it is not plain who speaks. */
  author?: ReactNode;
  /** When, and how far it has got. */
  meta: ReactNode;
  /** Below: a warning, what to do about a failure. */
  note?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div
      className={cn(
        'group flex max-w-[min(85%,36rem)] flex-col',
        isOwn ? 'ml-auto items-end' : 'mr-auto items-start',
        isFirstOfGroup ? 'mt-3' : 'mt-1',
      )}
    >
      {author && isFirstOfGroup && <span className="mb-0.5 px-1 text-muted text-xs">{author}</span>}
      <div
        className={cn(
          'min-w-0 max-w-full rounded-2xl border px-3 py-2',
          isOwn ? 'rounded-br-md' : 'rounded-bl-md',
          isFailed
            ? 'border-danger-line bg-danger-soft'
            : isOwn
              ? 'border-accent-line bg-accent-soft'
              : 'border-line-muted bg-raised',
        )}
      >
        {children}
        <span className="mt-0.5 flex items-center justify-end gap-1 text-[11px] text-muted leading-4">
          {meta}
        </span>
      </div>
      {note && <div className="mt-1 max-w-full px-1 text-xs">{note}</div>}
    </div>
  );
}
