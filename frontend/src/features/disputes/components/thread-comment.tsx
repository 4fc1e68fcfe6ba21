import { useLingui } from '@lingui/react/macro';
import { Maximize2, ShieldCheck } from 'lucide-react';
import { cn } from '@/shared/lib/cn';
import { Avatar } from '@/shared/ui/avatar';
import { Badge } from '@/shared/ui/badge';
import { Picture } from '@/shared/ui/picture';
import { Time } from '@/shared/ui/time';
import type { Dispute, DisputeEntry } from '../api';
import { nameOf } from '../dispute-facts';
import { useDisputeWords } from '../hooks/use-dispute-words';

export interface CommentProps {
  dispute: Dispute;
  entry: DisputeEntry;
  onOpenImage: () => void;
}

/** What one of them said or showed. One's own has the accent's border. */
export function Comment({ dispute, entry, onOpenImage }: CommentProps) {
  const { t } = useLingui();
  const { partyOf } = useDisputeWords();
  const isOwn = entry.party === dispute.order.party;
  const name = entry.author ? nameOf(entry.author) : partyOf(entry.party);
  const said: Partial<Record<DisputeEntry['kind'], string>> = {
    opened: t`opened the dispute`,
    evidence: t`added a picture`,
  };
  return (
    <article className="relative flex gap-4">
      {entry.author ? (
        <Avatar
          name={name}
          src={entry.author.avatar?.url}
          size={40}
          isPremium={entry.author.plan !== 'free'}
          className="max-sm:hidden!"
        />
      ) : (
        <ShopMark />
      )}
      <div
        className={cn(
          'surface min-w-0 flex-1 overflow-hidden',
          isOwn && 'border-accent-line!',
          entry.party === 'staff' && 'border-done-line!',
        )}
      >
        <header
          className={cn(
            'flex flex-wrap items-center gap-x-2 gap-y-0.5 border-b px-4 py-2 text-[13px]',
            isOwn ? 'border-accent-line bg-accent-soft' : 'border-line-muted bg-raised',
            entry.party === 'staff' && 'border-done-line! bg-done-soft!',
          )}
        >
          <span className="min-w-0 truncate font-semibold">{isOwn ? t`You` : name}</span>
          <Badge tone={entry.party === 'staff' ? 'done' : 'neutral'} className={cn(isOwn && 'text-fg!')}>
            {partyOf(entry.party)}
          </Badge>
          <span className="text-muted">
            {said[entry.kind]} {said[entry.kind] && '· '}
            <Time iso={entry.created_at} />
          </span>
        </header>
        <div className="grid gap-3 p-4">
          {entry.text && <p className="whitespace-pre-line break-words leading-6">{entry.text}</p>}
          {entry.image && <Evidence image={entry.image} onOpen={onOpenImage} />}
        </div>
      </div>
    </article>
  );
}

function Evidence({ image, onOpen }: { image: NonNullable<DisputeEntry['image']>; onOpen: () => void }) {
  const { t } = useLingui();
  return (
    <button
      type="button"
      onClick={onOpen}
      className="group relative block max-w-sm cursor-zoom-in! overflow-hidden rounded-md border border-line bg-inset"
    >
      <Picture
        src={image.gallery.url}
        alt={t`Evidence`}
        width={image.gallery.width}
        height={image.gallery.height}
        placeholder={image.placeholder}
        className="h-auto max-h-72 w-full object-cover"
      />
      <span className="absolute right-2 bottom-2 grid size-8 place-items-center rounded-md bg-black/60 text-white opacity-80 transition-opacity group-hover:opacity-100">
        <Maximize2 className="size-4" aria-hidden="true" />
      </span>
      <span className="sr-only">{t`Open the picture large`}</span>
    </button>
  );
}

function ShopMark() {
  return (
    <span
      aria-hidden="true"
      className="grid size-10 shrink-0 place-items-center rounded-full border border-done-line bg-done-soft text-done max-sm:hidden"
    >
      <ShieldCheck className="size-5" />
    </span>
  );
}
