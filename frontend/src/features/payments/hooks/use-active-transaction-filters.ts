import { useLingui } from '@lingui/react/macro';
import { useLocale } from '@/shared/i18n/locale';
import { formatDate } from '@/shared/lib/dates';
import { formatSom } from '@/shared/lib/money';
import type { FilterName, TransactionFilters } from '../transaction-filters';
import { useTransactionWords } from './use-transaction-words';

type Named = Exclude<FilterName, 'direction'>;

const NAMED: readonly Named[] = ['kind', 'status', 'from', 'to', 'min_amount', 'max_amount'];

/** The filters that are on, each with the words of its chip; the direction shows by itself. */
export function useActiveTransactionFilters(
  filters: TransactionFilters,
): { name: FilterName; label: string }[] {
  const { t } = useLingui();
  const locale = useLocale();
  const { kindName, statusOf } = useTransactionWords();

  const labelOf = (name: Named): string | undefined => {
    const { kind, status, from, to, min_amount, max_amount } = filters;
    // Noon: the same day in every time zone near Tashkent.
    const firstDay = from && formatDate(`${from}T12:00:00Z`, locale);
    const lastDay = to && formatDate(`${to}T12:00:00Z`, locale);
    const least = min_amount === undefined ? undefined : formatSom(min_amount, locale);
    const most = max_amount === undefined ? undefined : formatSom(max_amount, locale);
    return {
      kind: kind && kindName(kind),
      status: status && statusOf(status),
      from: firstDay && t`From ${firstDay}`,
      to: lastDay && t`Until ${lastDay}`,
      min_amount: least && t`At least ${least}`,
      max_amount: most && t`At most ${most}`,
    }[name];
  };

  return NAMED.flatMap((name) => {
    const label = labelOf(name);
    return label ? [{ name, label }] : [];
  });
}
