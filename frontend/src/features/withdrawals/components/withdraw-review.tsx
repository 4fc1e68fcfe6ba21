import { useLingui } from '@lingui/react/macro';
import { Landmark, type LucideIcon, ShieldCheck, Undo2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { toProblem } from '@/shared/api/problem';
import { problemWords } from '@/shared/api/problem-words';
import { useLocale } from '@/shared/i18n/locale';
import { formatSom } from '@/shared/lib/money';
import { Button } from '@/shared/ui/button';
import { FormProblem } from '@/shared/ui/form-problem';
import { Money } from '@/shared/ui/money';
import { type NewWithdrawal, useWithdraw, type Withdrawal } from '../api';
import type { Card } from '../cards-api';
import { CardFace } from './card-face';
import { CardName } from './card-name';

export interface WithdrawReviewProps {
  request: NewWithdrawal;
  card: Card;
  onBack: () => void;
  onDone: (withdrawal: Withdrawal) => void;
}

/** A last look: what one gets, on which card, and when. Only its button asks for the money. */
export function WithdrawReview({ request, card, onBack, onDone }: WithdrawReviewProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const withdraw = useWithdraw();
  const sum = formatSom(request.amount, locale);
  return (
    <div className="grid gap-6">
      <dl className="grid gap-3 rounded-md border border-line bg-inset p-4">
        <Line label={t`You get`}>
          <Money amount={request.amount} size="lg" />
        </Line>
        <Line label={t`On the card`}>
          <span className="flex items-center gap-2.5 font-semibold">
            <CardFace brand={card.brand} className="h-7 w-11" />
            <CardName card={card} />
          </span>
        </Line>
      </dl>
      <section aria-labelledby="what-happens">
        <h3 id="what-happens" className="font-semibold">{t`When it comes`}</h3>
        <ol className="mt-3 grid gap-4">
          <Step icon={ShieldCheck}>
            {t`A member of our team checks it first; a large sum is checked by two. Until then you can take it back.`}
          </Step>
          <Step icon={Landmark}>
            {t`Then it goes to the bank at once. It is on your card as soon as the bank has booked it.`}
          </Step>
          <Step icon={Undo2}>{t`If the bank does not take it, all of it comes back to your wallet.`}</Step>
        </ol>
      </section>
      <FormProblem message={withdraw.error ? problemWords(toProblem(withdraw.error)) : undefined} />
      <div className="grid gap-2 sm:grid-cols-[auto_1fr]">
        <Button size="lg" onClick={onBack} disabled={withdraw.isPending} className="max-sm:order-last">
          {t`Change something`}
        </Button>
        <Button
          size="lg"
          variant="primary"
          isWide
          isLoading={withdraw.isPending}
          onClick={() => withdraw.mutate(request, { onSuccess: onDone })}
        >
          {t`Withdraw ${sum}`}
        </Button>
      </div>
    </div>
  );
}

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
      <dt className="text-muted">{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Step({ icon: Icon, children }: { icon: LucideIcon; children: string }) {
  return (
    <li className="flex gap-3">
      <span className="grid size-8 shrink-0 place-items-center rounded-md border border-line-muted bg-inset text-accent">
        <Icon className="size-4" aria-hidden="true" />
      </span>
      <span className="self-center text-pretty text-muted">{children}</span>
    </li>
  );
}
