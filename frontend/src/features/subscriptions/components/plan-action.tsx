import { useLingui } from '@lingui/react/macro';
import { useLocale } from '@/shared/i18n/locale';
import { formatDate } from '@/shared/lib/dates';
import { paths } from '@/shared/lib/paths';
import { Button, ButtonLink } from '@/shared/ui/button';
import type { Plan, Subscription, Terms } from '../api';

export interface PlanActionProps {
  plan: Plan;
  period: Terms['period'];
  /** Undefined: nobody is signed in, or it is not known yet. */
  subscription: Subscription | undefined;
  isGuest: boolean;
  onChoose: (terms: Terms) => void;
}

/** The way to a plan; what it costs and when it begins, the server's quote says in the dialog. */
export function PlanAction({ plan, period, subscription, isGuest, onChoose }: PlanActionProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const { name } = plan;
  const isFree = plan.price === 0;
  const look = {
    variant: plan.code === 'premium' ? 'premium' : 'secondary',
    size: 'lg',
    isWide: true,
    // Three plans stand side by side on a tablet.
    className: 'px-2 md:max-lg:text-[13px]',
  } as const;
  const state = isGuest ? (isFree ? 'own' : 'guest') : stateOf(plan, period, subscription);
  const label = isFree ? t`Go back to ${name}` : t`Choose ${name}`;
  const endsAt = subscription?.ends_at ? formatDate(subscription.ends_at, locale) : '';

  switch (state) {
    case 'guest':
      return (
        <ButtonLink {...look} to={paths.login(paths.premium())}>
          {label}
        </ButtonLink>
      );
    case 'own':
      return isFree ? (
        <Button size="lg" isWide disabledReason={t`Everybody has it from the start.`}>
          {t`No need to buy`}
        </Button>
      ) : (
        <Button size="lg" isWide disabledReason={t`You have this plan.`}>
          {t`Your plan`}
        </Button>
      );
    case 'follows':
      return (
        <Button size="lg" isWide disabledReason={t`It follows on ${endsAt}.`}>
          {label}
        </Button>
      );
    case 'unknown':
      return (
        <Button {...look} isLoading>
          {label}
        </Button>
      );
    case 'open':
      return (
        <Button {...look} onClick={() => onChoose({ plan: plan.code, period })}>
          {label}
        </Button>
      );
  }
}

/** Own: it runs and goes on; follows: it comes next by itself; open: it can be chosen. */
function stateOf(plan: Plan, period: Terms['period'], my: Subscription | undefined) {
  if (!my) return 'unknown';
  if (my.status === 'grace') return 'open';
  const isFree = plan.price === 0;
  const isCurrent = my.plan === plan.code && (isFree || my.period === period);
  const isNext = my.next_plan === plan.code && (isFree || my.next_period === period);
  if (isCurrent && isNext) return 'own';
  return isNext ? 'follows' : 'open';
}
