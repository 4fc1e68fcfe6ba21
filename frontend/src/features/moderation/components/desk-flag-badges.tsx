import { Flag } from 'lucide-react';
import { Badge } from '@/shared/ui/badge';
import type { LookFlag } from '../desk-listing-types';
import { flagTone, useLookWords } from '../desk-listing-words';

/** What was noticed of a listing, the loudest first; of many only the first ones. */
export function DeskFlagBadges({ flags, most = 2 }: { flags: readonly LookFlag[]; most?: number }) {
  const { flagName } = useLookWords();
  const hidden = flags.slice(most).map(({ code }) => flagName(code));
  return (
    <span className="inline-flex flex-wrap items-center gap-1">
      {flags.slice(0, most).map((flag) => (
        <Badge
          key={flag.code}
          tone={flagTone(flag)}
          icon={<Flag className="size-3 shrink-0" aria-hidden="true" />}
        >
          {flagName(flag.code)}
        </Badge>
      ))}
      {hidden.length > 0 && (
        <span title={hidden.join(', ')} className="text-muted text-xs tnum">
          +{hidden.length}
        </span>
      )}
    </span>
  );
}
