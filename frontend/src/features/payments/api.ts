import { queryOptions, useQuery } from '@tanstack/react-query';
import { send } from '@/shared/api/client';
import { useSessionStatus } from '@/shared/api/session';
import type { Schema } from '@/shared/api/types';

export type Wallet = Schema<'WalletOut'>;

/** The signed-in user's balances. */
export const walletOptions = () =>
  queryOptions({
    queryKey: ['payments', 'wallet'],
    queryFn: ({ signal }) => send<Wallet>('/api/v1/payments/wallet/', { signal }),
  });

/** The signed-in user's balances; not asked for while nobody is signed in. */
export function useWallet() {
  const status = useSessionStatus();
  return useQuery({ ...walletOptions(), enabled: status === 'signed-in' });
}
