import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { readableMask } from '@/shared/lib/card-mask';
import { paths } from '@/shared/lib/paths';
import { Banner } from '@/shared/ui/banner';
import { ButtonLink } from '@/shared/ui/button';
import { Spinner } from '@/shared/ui/spinner';
import { Time } from '@/shared/ui/time';
import { forgetBinding, rememberedBinding } from '../card-binding';
import { isFrozen } from '../card-state';
import { useCards } from '../cards-api';

/** How adding a card went, for somebody whom the payment service has just sent back; nothing for others. */
export function BindingBanner() {
  const { t } = useLingui();
  const [cardId] = useState(rememberedBinding);
  const { data: cards } = useCards();
  const card = cards?.find(({ id }) => id === cardId);
  const isOver = cards !== undefined && card?.status !== 'pending';
  useEffect(() => {
    if (isOver) forgetBinding();
  }, [isOver]);

  if (cardId === null || !cards) return null;
  if (!card) {
    return (
      <Banner tone="danger" title={t`The card was not added`} className="mb-4">
        {t`The payment service did not confirm it, or you have it here already. Nothing was charged; try again.`}
      </Banner>
    );
  }
  if (card.status === 'pending') {
    return (
      <Banner
        title={t`Waiting for the payment service`}
        action={<Spinner className="size-4" />}
        className="mb-4"
      >
        {t`As soon as it confirms the card, the card can be seen below. You can close this page.`}
      </Banner>
    );
  }
  const mask = readableMask(card.mask);
  return (
    <Banner
      tone="success"
      title={t`The card is added: ${mask}`}
      action={!isFrozen(card) && <ButtonLink to={paths.withdraw()}>{t`Withdraw`}</ButtonLink>}
      className="mb-4"
    >
      {card.usable_from && isFrozen(card) ? (
        <Trans>
          For your safety a new card waits for a while: money can be sent to it from{' '}
          <Time iso={card.usable_from} as="moment" className="whitespace-nowrap font-medium text-fg" />.
        </Trans>
      ) : (
        t`Money can be sent to it right away.`
      )}
    </Banner>
  );
}
