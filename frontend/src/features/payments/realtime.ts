import type { QueryClient } from '@tanstack/react-query';
import type { ServerFrame } from '@/shared/realtime/frames';
import { walletOptions } from './api';

/** What the shop's own socket says of money: the new balances; a list of transactions that is shown has a new line. */
export function onUserFrame(queryClient: QueryClient, frame: ServerFrame): void {
  if (frame.type !== 'wallet.changed') return;
  queryClient.setQueryData(walletOptions().queryKey, frame.data.wallet);
  void queryClient.invalidateQueries({ queryKey: ['payments', 'transactions'] });
}

/** After a time without news: ask again for what is shown and may have changed. */
export function catchUp(queryClient: QueryClient): void {
  void queryClient.invalidateQueries({ queryKey: ['payments'] });
}
