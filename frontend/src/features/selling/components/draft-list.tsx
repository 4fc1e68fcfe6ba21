import { useLingui } from '@lingui/react/macro';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { paths } from '@/shared/lib/paths';
import { Link } from '@/shared/router/router';
import { Button } from '@/shared/ui/button';
import { Card } from '@/shared/ui/card';
import { Dialog } from '@/shared/ui/dialog';
import { IconButton } from '@/shared/ui/icon-button';
import { ListingPicture } from '@/shared/ui/listing-picture';
import { ProblemState } from '@/shared/ui/problem-state';
import { Time } from '@/shared/ui/time';
import { useDeleteDraft, useDrafts } from '../drafts-api';
import { useStepWords } from '../hooks/use-step-words';
import { removeKept } from '../kept-draft';
import { isStep } from '../sell-steps';
import type { SellDraft } from '../shapes';

/** The seller's unfinished drafts, to go on from or to throw away; nothing when there are none, but never for a failure. */
export function DraftList() {
  const { t } = useLingui();
  const drafts = useDrafts();
  const remove = useDeleteDraft();
  const [asked, setAsked] = useState<SellDraft | null>(null);
  const titleOf = ({ title, game }: SellDraft) => title.trim() || game?.name || t`Untitled draft`;
  if (drafts.error && !drafts.data)
    return <ProblemState as="h3" error={drafts.error} onRetry={() => void drafts.refetch()} />;
  if (!drafts.data || drafts.data.length === 0) return null;
  return (
    <section aria-label={t`Go on with a draft`}>
      <h2 className="mb-3 font-semibold text-base">{t`Go on with a draft`}</h2>
      <Card>
        <ul className="divide-y divide-line-muted">
          {drafts.data.map((draft) => (
            <li key={draft.id} className="relative flex items-center gap-3 p-3 hover:bg-raised">
              <ListingPicture
                image={draft.images[0] ?? null}
                game={draft.game?.slug ?? ''}
                sizes="72px"
                className="h-12 w-18 shrink-0 rounded-md object-cover"
              />
              <div className="min-w-0 flex-1">
                <p className="font-semibold">
                  <Link
                    to={paths.sell(draft.id)}
                    className="block truncate leading-6 after:absolute after:inset-0"
                  >
                    {titleOf(draft)}
                  </Link>
                </p>
                <DraftState draft={draft} />
              </div>
              <IconButton
                label={t`Delete: ${titleOf(draft)}`}
                icon={<Trash2 className="size-4" />}
                className="relative z-1"
                onClick={() => setAsked(draft)}
              />
            </li>
          ))}
        </ul>
      </Card>
      <Dialog
        size="sm"
        isOpen={asked !== null}
        onClose={() => setAsked(null)}
        isLocked={remove.isPending}
        title={t`Delete this draft?`}
        description={asked ? titleOf(asked) : undefined}
        footer={
          <>
            <Button size="lg" onClick={() => setAsked(null)}>
              {t`Not now`}
            </Button>
            <Button
              size="lg"
              variant="danger"
              isLoading={remove.isPending}
              onClick={() => {
                if (!asked) return;
                removeKept(asked.id);
                remove.mutate(asked.id, { onSettled: () => setAsked(null) });
              }}
            >
              {t`Delete`}
            </Button>
          </>
        }
      >
        {t`Its text, pictures and sealed login are deleted. This cannot be undone.`}
      </Dialog>
    </section>
  );
}

function DraftState({ draft }: { draft: SellDraft }) {
  const { t } = useLingui();
  const { stepName } = useStepWords();
  const step = isStep(draft.step) ? stepName(draft.step) : undefined;
  return (
    <p className="truncate text-muted text-xs">
      {[draft.game?.name, step && t`Step: ${step}`].filter(Boolean).join(' · ')} ·{' '}
      <Time iso={draft.updated_at} />
    </p>
  );
}
