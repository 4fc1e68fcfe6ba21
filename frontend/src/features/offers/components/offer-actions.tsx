import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { formatNumber, parseSom } from '@/shared/lib/money';
import { Field } from '@/shared/ui/field';
import { Money } from '@/shared/ui/money';
import { Textarea } from '@/shared/ui/textarea';
import type { Offer } from '../api';
import { amountProblem, leastFor } from '../offer-facts';
import { AmountInput } from './amount-input';
import { OfferStep } from './offer-step';

const MESSAGE_MAX = 300;

/** What may be done with an offer now, as the server says. */
export function OfferActions({ offer }: { offer: Offer }) {
  const { t } = useLingui();
  const can = (event: string) => offer.allowed_events.includes(event);
  const isBuyer = offer.party === 'buyer';
  return (
    <>
      <OfferStep
        offer={offer}
        event="accept"
        isOffered={can('accept')}
        variant="primary"
        label={t`Agree`}
        title={t`Agree to this price?`}
        confirmLabel={t`Yes, agree`}
        doneMessage={
          isBuyer ? t`Agreed. Buy within 15 minutes.` : t`Agreed. The buyer has 15 minutes to buy.`
        }
      >
        <Prices offer={offer} />
        <p className="text-muted">
          {isBuyer
            ? t`You pay nothing yet. For 15 minutes the account is yours at this price; until you buy, others can still buy it at the full price.`
            : t`The buyer has 15 minutes to buy at this price. You are not bound after that, and others can still buy at the full price meanwhile.`}
        </p>
      </OfferStep>
      <CounterStep offer={offer} isOffered={can('counter')} />
      <OfferStep
        offer={offer}
        event="decline"
        isOffered={can('decline')}
        label={t`Decline`}
        variant="danger"
        title={t`Decline this price?`}
        confirmLabel={t`Yes, decline it`}
        doneMessage={t`Declined.`}
      >
        <Prices offer={offer} />
        <p className="text-muted">
          {isBuyer ? t`You can make another offer later.` : t`The buyer can make another offer.`}
        </p>
      </OfferStep>
      <OfferStep
        offer={offer}
        event="withdraw"
        isOffered={can('withdraw')}
        label={t`Take back`}
        title={t`Take your price back?`}
        confirmLabel={t`Yes, take it back`}
        doneMessage={t`Taken back.`}
      >
        <Prices offer={offer} />
      </OfferStep>
    </>
  );
}

function Prices({ offer }: { offer: Offer }) {
  return <Money amount={offer.amount} size="lg" oldAmount={offer.listing.price} />;
}

function CounterStep({ offer, isOffered }: { offer: Offer; isOffered: boolean }) {
  const { t } = useLingui();
  const [text, setText] = useState('');
  const [message, setMessage] = useState('');
  const [isChecked, setChecked] = useState(false);
  const { price } = offer.listing;
  const bounds = { price, min: leastFor(price) };
  const amount = parseSom(text);
  return (
    <OfferStep
      offer={offer}
      event="counter"
      isOffered={isOffered}
      label={t`Another price`}
      title={t`Propose another price`}
      confirmLabel={t`Propose it`}
      doneMessage={t`Proposed. The other side has 24 hours to answer.`}
      detailsOf={() => {
        setChecked(true);
        return amount === null || amountProblem(amount, bounds) ? null : { amount, message: message.trim() };
      }}
    >
      <p className="flex flex-wrap items-baseline gap-x-2 text-muted">
        {offer.party === 'buyer' ? t`The seller proposes` : t`The buyer offers`}
        <Money amount={offer.amount} />
      </p>
      <AmountInput
        bounds={bounds}
        text={text}
        onChange={setText}
        isChecked={isChecked || text === formatNumber(offer.amount)}
      />
      <Field label={t`A word to it`} aside={`${message.length} / ${MESSAGE_MAX}`}>
        {(control) => (
          <Textarea
            {...control}
            rows={2}
            maxLength={MESSAGE_MAX}
            value={message}
            onChange={(event) => setMessage(event.target.value)}
            className="min-h-16!"
          />
        )}
      </Field>
    </OfferStep>
  );
}
