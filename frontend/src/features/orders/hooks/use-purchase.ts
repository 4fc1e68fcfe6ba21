import { useState } from 'react';
import { isProblem, type Problem, toProblem } from '@/shared/api/problem';
import { type Order, useCreateOrder, useOrderAction } from '../api';

interface PurchaseSubject {
  listingId: string;
  /** The price on the page the buyer came from, whole soʻm. */
  price: number;
  /** What the wallet can spend; undefined until it is known. */
  available: number | undefined;
  onPaid: (order: Order) => void;
}

export interface Purchase {
  /** The price the buyer is asked to agree to: the server's newest. */
  price: number;
  isPriceChanged: boolean;
  /** What the wallet lacks, 0 when it holds enough. */
  missing: number;
  /** The order is made and reserved for this buyer; only its money is missing. */
  isReserved: boolean;
  /** A reserved order whose money has to come in from outside. */
  orderToTopUp: Order | null;
  problem: Problem | null;
  isPending: boolean;
  buy: () => Promise<void>;
  topUp: () => Promise<void>;
}

/**
 * Buying one listing at the price seen: from the wallet in one step, a paid order or none at all; or reserve it and
 * bring the money in.
 *
 * A reserved order is kept, so a later press pays it and never reserves another.
 */
export function usePurchase({ listingId, price: shownPrice, available, onPaid }: PurchaseSubject): Purchase {
  const createOrder = useCreateOrder();
  const act = useOrderAction();
  const [newPrice, setNewPrice] = useState<number | null>(null);
  const [order, setOrder] = useState<Order | null>(null);
  const [isToppingUp, setToppingUp] = useState(false);
  const [lacking, setLacking] = useState<number | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const price = order?.price ?? newPrice ?? shownPrice;

  const wanted = { listing_id: listingId, price };

  const attempt = async (step: () => Promise<void>) => {
    setProblem(null);
    try {
      await step();
    } catch (error) {
      const refusal = toProblem(error);
      const missing = Number(refusal.params['missing']);
      const changedTo = Number(refusal.params['price']);
      if (isProblem(refusal, 'listing.price_changed') && changedTo > 0) setNewPrice(changedTo);
      else if (isProblem(refusal, 'ledger.insufficient_funds') && missing > 0) setLacking(missing);
      else setProblem(refusal);
    }
  };

  return {
    price,
    isPriceChanged: newPrice !== null && order === null,
    missing: lacking ?? (available === undefined ? 0 : Math.max(0, price - available)),
    isReserved: order !== null,
    orderToTopUp: isToppingUp ? order : null,
    problem,
    isPending: createOrder.isPending || act.isPending,
    buy: () =>
      attempt(async () =>
        onPaid(
          order
            ? await act.mutateAsync({ order, event: 'pay' })
            : await createOrder.mutateAsync({ ...wanted, pay_with: 'wallet', pay_now: true }),
        ),
      ),
    topUp: () =>
      attempt(async () => {
        const reserved =
          order ?? (await createOrder.mutateAsync({ ...wanted, pay_with: 'provider', pay_now: false }));
        setOrder(reserved);
        setToppingUp(true);
      }),
  };
}
