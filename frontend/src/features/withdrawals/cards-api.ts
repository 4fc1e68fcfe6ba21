import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { send } from '@/shared/api/client';
import { useIdempotencyKey } from '@/shared/api/idempotency';
import type { Schema } from '@/shared/api/types';

export type Card = Schema<'CardOut'>;

const CARDS_KEY = ['payments', 'cards'];
const POLL_MS = 2000;

/** The signed-in person's cards, newest first; asked again while one of them waits for its owner. */
export function useCards() {
  return useQuery({
    queryKey: CARDS_KEY,
    queryFn: ({ signal }) => send<Schema<'CardListOut'>>('/api/v1/payments/cards/', { signal }),
    select: ({ results }): Card[] => results,
    refetchInterval: ({ state: { data } }) =>
      data?.results.some(({ status }) => status === 'pending') ? POLL_MS : false,
    meta: { isPolled: true },
  });
}

/** Begin to add a card: its number is typed on the payment service's own page, the answer's `bind_url`. */
export function useAddCard() {
  const intent = useIdempotencyKey();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (card: Schema<'CardIn'>) =>
      send<Card>('/api/v1/payments/cards/', {
        method: 'POST',
        body: card,
        idempotencyKey: intent.keyFor(card),
      }),
    onSuccess: async () => {
      intent.renew();
      await queryClient.invalidateQueries({ queryKey: CARDS_KEY });
    },
  });
}

/** Forget a card. */
export function useRemoveCard() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (cardId: string) => send<void>(`/api/v1/payments/cards/${cardId}/`, { method: 'DELETE' }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: CARDS_KEY }),
  });
}
