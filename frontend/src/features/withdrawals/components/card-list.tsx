import { Trans, useLingui } from '@lingui/react/macro';
import { ArrowRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Badge } from '@/shared/ui/badge';
import { ButtonLink } from '@/shared/ui/button';
import { EmptyState } from '@/shared/ui/empty-state';
import { ProblemState } from '@/shared/ui/problem-state';
import { Skeleton } from '@/shared/ui/skeleton';
import { Time } from '@/shared/ui/time';
import { isFrozen } from '../card-state';
import { type Card, useCards } from '../cards-api';
import { CardFace } from './card-face';
import { CardName } from './card-name';
import { RemoveCard } from './remove-card';

/** The cards that money can be sent to. */
export function CardList({ add }: { add: ReactNode }) {
  const { t } = useLingui();
  const { data: cards, error, refetch } = useCards();
  if (error && !cards) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (cards?.length === 0) {
    return (
      <EmptyState drawing="card" title={t`No cards yet`} action={add}>
        {t`Add an Uzcard or Humo card, and you can withdraw what you earn to it.`}
      </EmptyState>
    );
  }
  return (
    <>
      <ul className="surface divide-y divide-line-muted" aria-busy={!cards}>
        {cards
          ? cards.map((card) => <CardRow key={card.id} card={card} />)
          : ['a', 'b'].map((key) => <CardRowSkeleton key={key} />)}
      </ul>
      {/* Not before it is known where it stands: it would be made anew there, and what it had opened would close. */}
      <div className="mt-4">{cards ? add : <Skeleton className="h-8 w-36" />}</div>
    </>
  );
}

function CardRow({ card }: { card: Card }) {
  const { t } = useLingui();
  const isPending = card.status === 'pending';
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-3 px-4 py-4 md:px-5">
      <CardFace brand={card.brand} />
      <div className="min-w-36 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-semibold">
          <CardName card={card} />
          {isPending && <Badge tone="attention">{t`Not finished`}</Badge>}
        </p>
        <p className="mt-0.5 text-muted text-xs">
          <CardNote card={card} />
        </p>
      </div>
      {isPending && card.bind_url && (
        <ButtonLink to={card.bind_url} reloadDocument>
          {t`Go on`}
          <ArrowRight className="size-4" aria-hidden="true" />
        </ButtonLink>
      )}
      <RemoveCard card={card} />
    </li>
  );
}

function CardNote({ card }: { card: Card }) {
  const { t } = useLingui();
  if (card.status === 'pending') return t`Its number is typed on the payment service's own page.`;
  if (card.usable_from && isFrozen(card)) {
    return (
      <Trans>
        New: money can be sent to it from <Time iso={card.usable_from} as="moment" />
      </Trans>
    );
  }
  return (
    <>
      {card.holder && `${card.holder} · `}
      <Trans>
        added on <Time iso={card.created_at} as="date" />
      </Trans>
    </>
  );
}

function CardRowSkeleton() {
  return (
    <li className="flex items-center gap-4 px-4 py-4 md:px-5">
      <Skeleton className="h-9 w-14" />
      <span className="grid flex-1 gap-1.5">
        <Skeleton className="h-4.5 w-44 max-w-full" />
        <Skeleton className="h-3.5 w-32" />
      </span>
      <Skeleton className="size-8" />
    </li>
  );
}
