import { useLingui } from '@lingui/react/macro';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { toProblem } from '@/shared/api/problem';
import { problemWords } from '@/shared/api/problem-words';
import type { Schema } from '@/shared/api/types';
import { Button, type ButtonProps } from '@/shared/ui/button';
import { Dialog } from '@/shared/ui/dialog';
import { FormProblem } from '@/shared/ui/form-problem';
import { RadioGroup } from '@/shared/ui/radio-group';
import { rememberBinding } from '../card-binding';
import { type Card, useAddCard } from '../cards-api';

export type PayoutMethod = Pick<Schema<'MethodOut'>, 'code' | 'name'>;

export interface AddCardProps extends Pick<ButtonProps, 'variant' | 'isWide'> {
  /** The payment services that can send money to a card; undefined until they are known. */
  methods: readonly PayoutMethod[] | undefined;
  /** In place of going to the payment service's page. */
  onCreated?: (card: Card) => void;
  /** Why none can be added now. */
  blockedReason?: string | undefined;
}

/** Add a card: choose a payment service, then type the number on its own page. */
export function AddCard({ methods, onCreated, blockedReason, ...look }: AddCardProps) {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const addCard = useAddCard();
  const method = chosen ?? methods?.[0]?.code;
  // Once the card is begun the browser is on its way to the payment service.
  const isBusy = addCard.isPending || (addCard.isSuccess && !onCreated);

  const close = () => {
    setOpen(false);
    addCard.reset();
  };
  const go = () =>
    method &&
    addCard.mutate(
      { method },
      {
        onSuccess: (card) => {
          rememberBinding(card.id);
          if (onCreated) onCreated(card);
          else window.location.assign(card.bind_url);
        },
      },
    );

  return (
    <>
      <Button
        {...look}
        size="lg"
        icon={<Plus className="size-4" aria-hidden="true" />}
        disabledReason={
          blockedReason ??
          (methods?.length === 0 ? t`No payment service can send money to cards now.` : undefined)
        }
        onClick={() => setOpen(true)}
      >
        {t`Add a card`}
      </Button>
      <Dialog
        isOpen={isOpen}
        onClose={close}
        isLocked={addCard.isPending}
        title={t`Add a card`}
        description={t`An Uzcard or Humo card of your own.`}
        footer={
          <>
            <Button size="lg" onClick={close} disabled={isBusy}>{t`Not now`}</Button>
            <Button
              size="lg"
              variant="primary"
              isLoading={isBusy}
              onClick={go}
            >{t`Go to the card's page`}</Button>
          </>
        }
      >
        <div className="grid gap-4">
          {methods && methods.length > 1 && (
            <RadioGroup
              label={t`Through which payment service?`}
              value={method ?? null}
              onChange={setChosen}
              options={methods.map(({ code, name }) => ({ value: code, label: name }))}
            />
          )}
          <p className="text-pretty text-muted">
            {t`You type the number on the payment service's own page and come back here. We get nothing but its first and last digits, and can send money to it, never take any.`}
          </p>
          <FormProblem message={addCard.error ? problemWords(toProblem(addCard.error)) : undefined} />
        </div>
      </Dialog>
    </>
  );
}
