import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { send } from '@/shared/api/client';
import { useIdempotencyKey } from '@/shared/api/idempotency';
import { useSessionStatus } from '@/shared/api/session';
import type { Schema } from '@/shared/api/types';

export type Plan = Schema<'PlanOut'>;
export type Subscription = Schema<'SubscriptionOut'>;
export type Charge = Schema<'ChargeOut'>;
export type Quote = Schema<'QuoteOut'>;
export type Purchase = Schema<'PurchaseIn'>;
/** A plan and how long it is paid for at a time. */
export interface Terms {
  plan: Plan['code'];
  period: Purchase['period'];
}

/** Plans change with releases alone. */
const STALE_MS = 60 * 60_000;
const QUOTES_KEY = ['subscriptions', 'quote'];

/** The plans, cheapest first. */
export const plansOptions = () =>
  queryOptions({
    queryKey: ['subscriptions', 'plans'],
    queryFn: ({ signal }) => send<Schema<'PlanListOut'>>('/api/v1/subscriptions/plans/', { signal }),
    select: (answer) => answer.results,
    staleTime: STALE_MS,
  });

/** The plans, cheapest first. */
export function usePlans() {
  return useQuery(plansOptions());
}

/** The signed-in person's plan and its receipts. */
const subscriptionOptions = () =>
  queryOptions({
    queryKey: ['subscriptions', 'my'],
    queryFn: ({ signal }) => send<Subscription>('/api/v1/subscriptions/my/', { signal }),
  });

/** The signed-in person's plan and its receipts; not asked for while nobody is signed in. */
export function useSubscription() {
  const status = useSessionStatus();
  return useQuery({ ...subscriptionOptions(), enabled: status === 'signed-in' });
}

/** What a change of plan would cost and do now; not asked for without a change, never kept. */
export function useQuote(terms: Terms | null) {
  return useQuery({
    queryKey: [...QUOTES_KEY, terms],
    queryFn: ({ signal }) => send<Quote>('/api/v1/subscriptions/quote/', { query: { ...terms }, signal }),
    enabled: terms !== null,
    staleTime: 0,
    gcTime: 0,
  });
}

/** Have a plan, at the sum that the quote named: at once, or from the period's end on. */
export function useChangeSubscription() {
  const intent = useIdempotencyKey();
  const keep = useKeepSubscription();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (purchase: Purchase) =>
      send<Subscription>('/api/v1/subscriptions/purchase/', {
        method: 'POST',
        body: purchase,
        idempotencyKey: intent.keyFor(purchase),
      }),
    onSuccess: (subscription) => {
      intent.renew();
      keep(subscription);
    },
    // Another sum, an empty wallet, something else changed meanwhile: what is true now is asked again.
    onError: () => queryClient.invalidateQueries({ queryKey: QUOTES_KEY }),
  });
}

/** Let the plan end with the period that is paid for. */
export function useCancelSubscription() {
  return useSubscriptionStep('cancel');
}

/** Take a cancellation, or a lower plan that was to follow, back. */
export function useResumeSubscription() {
  return useSubscriptionStep('resume');
}

function useSubscriptionStep(step: 'cancel' | 'resume') {
  const intent = useIdempotencyKey();
  const keep = useKeepSubscription();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () =>
      send<Subscription>(`/api/v1/subscriptions/${step}/`, {
        method: 'POST',
        body: {},
        idempotencyKey: intent.keyFor(step),
      }),
    onSuccess: (subscription) => {
      intent.renew();
      keep(subscription);
    },
    onError: () => queryClient.invalidateQueries({ queryKey: subscriptionOptions().queryKey }),
  });
}

/** The answer goes into the cache; the wallet, and the plan beside one's name, are asked again. */
function useKeepSubscription(): (subscription: Subscription) => void {
  const queryClient = useQueryClient();
  return (subscription) => {
    queryClient.setQueryData(subscriptionOptions().queryKey, subscription);
    for (const key of [QUOTES_KEY, ['payments'], ['users'], ['selling']]) {
      void queryClient.invalidateQueries({ queryKey: key });
    }
  };
}
