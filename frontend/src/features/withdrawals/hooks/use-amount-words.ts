import { useLingui } from '@lingui/react/macro';
import type { Schema } from '@/shared/api/types';
import { useLocale } from '@/shared/i18n/locale';
import { formatSom } from '@/shared/lib/money';
import { amountRefusal } from '../withdraw-amount';

/** Why a sum cannot be withdrawn now, in words; undefined when it can. */
export function useAmountWords(wallet: Schema<'WalletOut'>) {
  const { t } = useLingui();
  const locale = useLocale();
  const { min, max_per_request, left_today } = wallet.withdrawal_limits;
  const least = formatSom(min, locale);
  const most = formatSom(max_per_request, locale);
  const left = formatSom(left_today, locale);
  const available = formatSom(wallet.available, locale);
  const words = {
    empty: t`Type a whole sum in soʻm.`,
    too_small: t`At least ${least} at a time.`,
    over_wallet: t`Your wallet holds ${available}.`,
    over_request: t`At most ${most} at a time.`,
    over_day: t`Your plan lets ${left} more out within these 24 hours.`,
  };
  return (amount: number | null): string | undefined => {
    const refusal = amountRefusal(amount, wallet);
    return refusal ? words[refusal] : undefined;
  };
}
