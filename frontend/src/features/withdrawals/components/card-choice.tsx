import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useLocale } from '@/shared/i18n/locale';
import { formatDateTime } from '@/shared/lib/dates';
import { RadioGroup } from '@/shared/ui/radio-group';
import { isFrozen } from '../card-state';
import type { Card } from '../cards-api';
import { CardFace } from './card-face';
import { CardName } from './card-name';

export interface CardChoiceProps {
  cards: readonly Card[];
  value: string;
  onChange: (cardId: string) => void;
  error: string | undefined;
  /** The button that adds another. */
  addCard: ReactNode;
}

/** Which of one's cards gets the money; one that cannot be used yet says why. */
export function CardChoice({ cards, value, onChange, error, addCard }: CardChoiceProps) {
  const { t } = useLingui();
  const locale = useLocale();

  const reasonOf = (card: Card): string | undefined => {
    if (card.status === 'pending') return t`Not finished: its number has not been confirmed yet.`;
    if (!card.usable_from || !isFrozen(card)) return undefined;
    const from = formatDateTime(card.usable_from, locale);
    return t`New: can be used from ${from}.`;
  };

  if (cards.length === 0) {
    return (
      <section aria-label={t`To which card?`}>
        <p className="mb-2 font-semibold">{t`To which card?`}</p>
        <div className="flex flex-wrap items-center justify-between gap-3 rounded-md border border-line border-dashed p-4">
          <p className="min-w-48 flex-1 text-muted">{t`You have no card here yet. It takes a minute, once.`}</p>
          {addCard}
        </div>
      </section>
    );
  }
  return (
    <div className="grid gap-3">
      <RadioGroup
        label={t`To which card?`}
        value={value}
        onChange={onChange}
        error={error}
        options={cards.map((card) => {
          const disabledReason = reasonOf(card);
          return {
            value: card.id,
            label: <CardName card={card} />,
            ...(card.holder && { hint: card.holder }),
            aside: <CardFace brand={card.brand} />,
            ...(disabledReason && { disabledReason }),
          };
        })}
      />
      <div>{addCard}</div>
    </div>
  );
}
