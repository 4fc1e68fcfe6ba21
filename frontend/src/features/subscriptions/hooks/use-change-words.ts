import { useLingui } from '@lingui/react/macro';
import { useLocale } from '@/shared/i18n/locale';
import { formatDate } from '@/shared/lib/dates';
import { formatSom } from '@/shared/lib/money';
import type { Plan, Quote } from '../api';
import { usePlanWords } from './use-plan-words';

/** What a change of plan is called, what its button says, and what is told when it is done. */
export function useChangeWords(plans: readonly Plan[], current: Plan['code']) {
  const { t } = useLingui();
  const locale = useLocale();
  const { nameOf } = usePlanWords(plans);
  const currentName = nameOf(current);

  const titleOf = ({ change, plan }: Quote): string => {
    const name = nameOf(plan);
    return {
      start: t`Get ${name}`,
      renew: t`Renew ${name}`,
      upgrade: t`Move up to ${name}`,
      downgrade: t`Change to ${name}`,
      keep: t`Stay on ${name}`,
      cancel: t`Give up ${currentName}`,
      none: name,
    }[change];
  };

  const buttonOf = ({ change, plan, amount_due }: Quote): string => {
    const name = nameOf(plan);
    const sum = formatSom(amount_due, locale);
    if (amount_due > 0) return t`Pay ${sum}`;
    return {
      start: t`Get ${name}`,
      renew: t`Renew ${name}`,
      upgrade: t`Move up to ${name}`,
      downgrade: t`Change to ${name}`,
      keep: t`Stay on ${name}`,
      cancel: t`Give it up`,
      none: t`Go on`,
    }[change];
  };

  const doneOf = ({ change, plan, effective, starts_at }: Quote): string => {
    const name = nameOf(plan);
    const day = starts_at ? formatDate(starts_at, locale) : '';
    if (change === 'keep') return t`You stay on ${name}`;
    if (effective === 'period_end' && day) return t`From ${day} you will have ${name}`;
    return t`You have ${name} now`;
  };

  return { titleOf, buttonOf, doneOf };
}
