import { paths } from '@/shared/lib/paths';
import { useNavigate } from '@/shared/router/router';
import { type Deposit, isPaidByNumber } from '../card-payment';

/** Where a new deposit is paid: on the payment service's page, or on ours when a code or a number is what comes next. */
export function useGoToPay(): (deposit: Deposit) => void {
  const navigate = useNavigate();
  return (deposit) => {
    const { id, status, method, payment_url, card_mask } = deposit;
    const isHere = status !== 'pending' || card_mask || isPaidByNumber(method) || !payment_url;
    if (isHere) void navigate(paths.deposit(id));
    else window.location.assign(payment_url);
  };
}
