import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { toProblem } from '@/shared/api/problem';
import { problemWords } from '@/shared/api/problem-words';
import type { Schema } from '@/shared/api/types';
import { parseSom } from '@/shared/lib/money';
import { useKeptText } from '@/shared/lib/use-kept-text';
import { Button } from '@/shared/ui/button';
import { Dialog } from '@/shared/ui/dialog';
import { Field } from '@/shared/ui/field';
import { FormProblem } from '@/shared/ui/form-problem';
import { Money } from '@/shared/ui/money';
import { Textarea } from '@/shared/ui/textarea';
import { showToast } from '@/shared/ui/toast';
import { useMakeOffer } from '../api';
import { amountProblem } from '../offer-facts';
import { AmountInput } from './amount-input';

const MESSAGE_MAX = 300;

export interface MakeOfferDialogProps {
  listing: Pick<Schema<'ListingOut'>, 'id' | 'title' | 'price' | 'offer_min'>;
  isOpen: boolean;
  onClose: () => void;
}

/** Offer a price of one's own for a listing: nothing is paid until the seller has agreed. */
export function MakeOfferDialog({ listing, isOpen, onClose }: MakeOfferDialogProps) {
  const { t } = useLingui();
  const [text, setText] = useState('');
  const [message, setMessage, forgetMessage] = useKeptText(`listing.${listing.id}.offer`);
  const [isChecked, setChecked] = useState(false);
  const make = useMakeOffer(listing.id);
  const bounds = { price: listing.price, min: listing.offer_min };
  const amount = parseSom(text);

  const close = () => {
    onClose();
    setChecked(false);
    make.reset();
  };
  const send = () => {
    setChecked(true);
    if (amount === null || amountProblem(amount, bounds)) return;
    make.mutate(
      { amount, message: message.trim() },
      {
        onSuccess: () => {
          forgetMessage();
          close();
          showToast({ tone: 'success', title: t`Your price is with the seller.` });
        },
      },
    );
  };

  return (
    <Dialog
      isOpen={isOpen}
      onClose={close}
      isLocked={make.isPending}
      title={t`Offer your price`}
      description={listing.title}
      footer={
        <>
          <Button size="lg" onClick={close} disabled={make.isPending}>{t`Not now`}</Button>
          <Button size="lg" variant="primary" isLoading={make.isPending} onClick={send}>
            {t`Send the offer`}
          </Button>
        </>
      }
    >
      <form
        className="grid gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <div>
          <p className="text-[13px] text-muted">{t`The seller asks`}</p>
          <Money amount={listing.price} size="lg" />
        </div>
        <AmountInput bounds={bounds} text={text} onChange={setText} isChecked={isChecked} />
        <Field
          label={t`A word to the seller`}
          hint={t`You may leave it empty. No contacts: deals outside the shop are not protected.`}
          aside={`${message.length} / ${MESSAGE_MAX}`}
        >
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
        <p className="text-muted text-xs">
          {t`You pay nothing now. The seller has 24 hours to answer; once you agree, the price is kept for you for 15 minutes.`}
        </p>
        <FormProblem message={make.error ? problemWords(toProblem(make.error)) : undefined} />
      </form>
    </Dialog>
  );
}
