import { useLingui } from '@lingui/react/macro';
import type { Charge, Plan, Subscription, Terms } from '../api';

/** Names of plans are names; the rest of what plans are about, in words. */
export function usePlanWords(plans: readonly Plan[] | undefined) {
  const { t } = useLingui();

  const nameOf = (code: Plan['code']): string => plans?.find((plan) => plan.code === code)?.name ?? code;

  const periodOf = (period: Subscription['period']): string =>
    ({ '': t`granted`, monthly: t`monthly`, yearly: t`yearly` })[period];

  const perPeriod = (period: Terms['period']): string => (period === 'yearly' ? t`a year` : t`a month`);

  const chargeName = (kind: Charge['kind']): string =>
    ({ start: t`Bought`, renewal: t`Renewed`, upgrade: t`Upgraded` })[kind];

  const searchPlace = (code: Plan['code']): string =>
    ({ free: t`Usual`, premium: t`Higher`, pro: t`Highest` })[code];

  return { nameOf, periodOf, perPeriod, chargeName, searchPlace };
}
