import { paths } from '@/shared/lib/paths';
import type { Deposit } from './card-payment';

/** Where the same money can be brought in by another method. */
export function anotherWay({ order_id, amount, return_path }: Deposit): string {
  return order_id ? paths.payOrder(order_id) : paths.topUp(amount, return_path || paths.wallet());
}
