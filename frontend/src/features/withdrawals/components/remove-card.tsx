import { useLingui } from '@lingui/react/macro';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { toProblem } from '@/shared/api/problem';
import { problemWords } from '@/shared/api/problem-words';
import { readableMask, shortMask } from '@/shared/lib/card-mask';
import { Button } from '@/shared/ui/button';
import { Dialog } from '@/shared/ui/dialog';
import { FormProblem } from '@/shared/ui/form-problem';
import { IconButton } from '@/shared/ui/icon-button';
import { showToast } from '@/shared/ui/toast';
import { type Card, useRemoveCard } from '../cards-api';

/** Forget a card, after a question. */
export function RemoveCard({ card }: { card: Card }) {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  const remove = useRemoveCard();
  const name = card.mask ? shortMask(card.mask) : t`New card`;
  const close = () => {
    setOpen(false);
    remove.reset();
  };
  return (
    <>
      <IconButton
        label={t`Remove the card ${name}`}
        icon={<Trash2 className="size-4" aria-hidden="true" />}
        onClick={() => setOpen(true)}
      />
      <Dialog
        size="sm"
        isOpen={isOpen}
        onClose={close}
        isLocked={remove.isPending}
        title={t`Remove this card?`}
        description={card.mask && readableMask(card.mask)}
        footer={
          <>
            <Button size="lg" onClick={close} disabled={remove.isPending}>{t`Keep it`}</Button>
            <Button
              size="lg"
              variant="danger"
              isLoading={remove.isPending}
              onClick={() =>
                remove.mutate(card.id, {
                  onSuccess: () => showToast({ tone: 'success', title: t`The card is removed` }),
                })
              }
            >
              {t`Remove`}
            </Button>
          </>
        }
      >
        <div className="grid gap-3">
          <p className="text-muted">
            {t`Your earlier withdrawals stay in the list. To use the card again you would add it anew.`}
          </p>
          <FormProblem message={remove.error ? problemWords(toProblem(remove.error)) : undefined} />
        </div>
      </Dialog>
    </>
  );
}
