import { Trans, useLingui } from '@lingui/react/macro';
import { Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { toProblem } from '@/shared/api/problem';
import { problemWords } from '@/shared/api/problem-words';
import { useCountdown } from '@/shared/lib/use-countdown';
import { Button } from '@/shared/ui/button';
import { Countdown } from '@/shared/ui/countdown';
import { Dialog } from '@/shared/ui/dialog';
import { FormProblem } from '@/shared/ui/form-problem';
import { showToast } from '@/shared/ui/toast';
import { type Review, useDeleteReview } from '../api';

/** What the author may do: change it while it is young, take it back at any time. */
export function OwnReviewActions({ review, onEdit }: { review: Review; onEdit: () => void }) {
  const { t } = useLingui();
  const isYoung = (useCountdown(review.can_edit_until) ?? 0) > 0;
  return (
    <>
      {isYoung && (
        <Button
          size="sm"
          variant="ghost"
          className="-ml-2.5"
          icon={<Pencil className="size-3.5" aria-hidden="true" />}
          onClick={onEdit}
        >
          {t`Change`}
        </Button>
      )}
      <DeleteReview review={review} />
      {isYoung && (
        <span className="text-muted text-xs">
          <Trans>
            can be changed for <Countdown until={review.can_edit_until} label={t`Time left to change it`} />
          </Trans>
        </span>
      )}
    </>
  );
}

function DeleteReview({ review }: { review: Review }) {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  const remove = useDeleteReview(review.id);
  const close = () => {
    setOpen(false);
    remove.reset();
  };
  return (
    <>
      <Button
        size="sm"
        variant="ghost"
        icon={<Trash2 className="size-3.5" aria-hidden="true" />}
        onClick={() => setOpen(true)}
      >
        {t`Delete`}
      </Button>
      <Dialog
        size="sm"
        isOpen={isOpen}
        onClose={close}
        isLocked={remove.isPending}
        title={t`Delete your review?`}
        footer={
          <>
            <Button size="lg" onClick={close} disabled={remove.isPending}>{t`Keep it`}</Button>
            <Button
              size="lg"
              variant="danger"
              isLoading={remove.isPending}
              onClick={() =>
                remove.mutate(undefined, {
                  onSuccess: () => showToast({ tone: 'success', title: t`Your review is deleted` }),
                })
              }
            >
              {t`Delete`}
            </Button>
          </>
        }
      >
        <div className="grid gap-3">
          <p className="text-muted">
            {t`Its stars leave the seller's rating, and the seller's answer goes with it.`}
          </p>
          <FormProblem message={remove.error ? problemWords(toProblem(remove.error)) : undefined} />
        </div>
      </Dialog>
    </>
  );
}
