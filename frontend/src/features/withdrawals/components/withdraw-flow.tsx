import { useLingui } from '@lingui/react/macro';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Schema } from '@/shared/api/types';
import { paths } from '@/shared/lib/paths';
import { useNavigate } from '@/shared/router/router';
import { ProblemState } from '@/shared/ui/problem-state';
import { Skeleton } from '@/shared/ui/skeleton';
import { Stepper } from '@/shared/ui/stepper';
import type { NewWithdrawal } from '../api';
import { useCards } from '../cards-api';
import { WithdrawForm } from './withdraw-form';
import { WithdrawReview } from './withdraw-review';

export interface WithdrawFlowProps {
  wallet: Schema<'WalletOut'>;
  /** The button that adds a card. */
  addCard: ReactNode;
  /** Why nothing can be asked for now. */
  blockedReason?: string | undefined;
}

/** Withdraw in two steps: where to and how much, then a last look at it. */
export function WithdrawFlow({ wallet, addCard, blockedReason }: WithdrawFlowProps) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { data: cards, error, refetch } = useCards();
  const [request, setRequest] = useState<NewWithdrawal | null>(null);
  const [isChecking, setChecking] = useState(false);
  const card = cards?.find(({ id }) => id === request?.card_id);
  const place = useFocusOnStep(isChecking);

  if (error && !cards) return <ProblemState error={error} onRetry={() => void refetch()} />;
  return (
    <div ref={place} tabIndex={-1} className="outline-none">
      <Stepper steps={[t`Card and sum`, t`Check`, t`On its way`]} current={isChecking ? 1 : 0} />
      <div className="mt-6">
        {!cards ? (
          <WithdrawSkeleton />
        ) : isChecking && request && card ? (
          <WithdrawReview
            request={request}
            card={card}
            onBack={() => setChecking(false)}
            onDone={({ id }) => navigate(paths.withdrawal(id), { state: { isNew: true } })}
          />
        ) : (
          <WithdrawForm
            wallet={wallet}
            cards={cards}
            addCard={addCard}
            blockedReason={blockedReason}
            initial={request}
            onChosen={(chosen) => {
              setRequest(chosen);
              setChecking(true);
            }}
          />
        )}
      </div>
    </div>
  );
}

/** Another step is another page to somebody who listens: go to its beginning. */
function useFocusOnStep(step: unknown) {
  const place = useRef<HTMLDivElement>(null);
  const shown = useRef(step);
  useEffect(() => {
    if (shown.current === step) return;
    shown.current = step;
    place.current?.focus();
  }, [step]);
  return place;
}

/** The geometry of the steps and the form while the wallet is fetched. */
export function WithdrawFlowSkeleton() {
  return (
    <div aria-hidden="true">
      <Skeleton className="h-6" />
      <div className="mt-6">
        <WithdrawSkeleton />
      </div>
    </div>
  );
}

/** The form's geometry, with two cards, while they are fetched. */
function WithdrawSkeleton() {
  return (
    <div className="grid gap-6" aria-hidden="true">
      <div className="grid gap-3">
        <Skeleton className="h-36" />
        <Skeleton className="h-10 w-44" />
      </div>
      <div className="grid gap-3">
        <Skeleton className="h-24" />
        <Skeleton className="h-18 md:h-8" />
      </div>
      <Skeleton className="h-10" />
    </div>
  );
}
