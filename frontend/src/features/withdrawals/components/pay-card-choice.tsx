import { useLingui } from '@lingui/react/macro';
import { RadioGroup } from '@/shared/ui/radio-group';
import { useCards } from '../cards-api';
import { CardFace } from './card-face';
import { CardName } from './card-name';

export interface PayCardChoiceProps {
  /** The payment method whose cards can be used. */
  method: string;
  /** Empty: a new card. */
  value: string;
  onChange: (cardId: string) => void;
}

/** Pay with a card that is kept here, or with a new one on the bank's page; nothing to choose without kept cards. */
export function PayCardChoice({ method, value, onChange }: PayCardChoiceProps) {
  const { t } = useLingui();
  const { data: cards } = useCards();
  const usable = cards?.filter((card) => card.method === method && card.status === 'active') ?? [];
  if (usable.length === 0) return null;
  return (
    <RadioGroup
      label={t`With which card?`}
      value={value}
      onChange={onChange}
      options={[
        {
          value: '',
          label: t`A new card`,
          hint: t`Its number is typed on the bank's page.`,
          lead: <CardFace brand="other" />,
        },
        ...usable.map((card) => ({
          value: card.id,
          label: <CardName card={card} />,
          ...(card.holder && { hint: card.holder }),
          lead: <CardFace brand={card.brand} />,
        })),
      ]}
    />
  );
}
