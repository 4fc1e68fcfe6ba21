import { useLingui } from '@lingui/react/macro';
import { ArrowRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Controller, useForm } from 'react-hook-form';
import type { Schema } from '@/shared/api/types';
import { formatNumber, parseSom } from '@/shared/lib/money';
import { useFocusOnRefusal } from '@/shared/lib/use-focus-on-refusal';
import { Button } from '@/shared/ui/button';
import type { NewWithdrawal } from '../api';
import { isFrozen } from '../card-state';
import type { Card } from '../cards-api';
import { useAmountWords } from '../hooks/use-amount-words';
import { CardChoice } from './card-choice';
import { WithdrawAmount } from './withdraw-amount';

interface Values {
  card_id: string;
  amount: string;
}

export interface WithdrawFormProps {
  wallet: Schema<'WalletOut'>;
  cards: readonly Card[];
  addCard: ReactNode;
  blockedReason?: string | undefined;
  /** What was chosen before, when one came back from the check. */
  initial: NewWithdrawal | null;
  onChosen: (request: NewWithdrawal) => void;
}

/** Which card, and how much. */
export function WithdrawForm({
  wallet,
  cards,
  addCard,
  blockedReason,
  initial,
  onChosen,
}: WithdrawFormProps) {
  const { t } = useLingui();
  const refusalWords = useAmountWords(wallet);
  const usable = cards.find((card) => card.status === 'active' && !isFrozen(card));
  const { control, handleSubmit, formState } = useForm<Values>({
    defaultValues: {
      card_id: initial?.card_id ?? usable?.id ?? '',
      amount: initial ? formatNumber(initial.amount) : '',
    },
  });
  const { errors, isSubmitting } = formState;
  const form = useFocusOnRefusal(isSubmitting);

  const submit = handleSubmit(({ card_id, amount }) => onChosen({ card_id, amount: parseSom(amount) ?? 0 }));

  return (
    <form ref={form} onSubmit={submit} noValidate className="grid gap-6">
      <Controller
        control={control}
        name="card_id"
        rules={{ required: t`Choose a card.` }}
        render={({ field: { value, onChange } }) => (
          <CardChoice
            cards={cards}
            value={value}
            onChange={onChange}
            error={errors.card_id?.message}
            addCard={addCard}
          />
        )}
      />
      <Controller
        control={control}
        name="amount"
        rules={{ validate: (text) => refusalWords(parseSom(text)) ?? true }}
        render={({ field }) => <WithdrawAmount {...field} wallet={wallet} error={errors.amount?.message} />}
      />
      <Button
        type="submit"
        variant="primary"
        size="lg"
        isWide
        disabledReason={blockedReason ?? (usable ? undefined : t`Add a card first.`)}
      >
        {t`Next`}
        <ArrowRight className="size-4" aria-hidden="true" />
      </Button>
    </form>
  );
}
