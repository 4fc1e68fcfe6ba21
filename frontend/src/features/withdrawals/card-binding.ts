import { tabStorage } from '@/shared/lib/storage';

const KEY = 'wibestore.card-binding';

/** Remember which card this tab has gone to the payment service for. */
export function rememberBinding(cardId: string): void {
  tabStorage.write(KEY, cardId);
}

/** The card this tab has gone for, if it has. */
export function rememberedBinding(): string | null {
  return tabStorage.read(KEY);
}

export function forgetBinding(): void {
  tabStorage.remove(KEY);
}
