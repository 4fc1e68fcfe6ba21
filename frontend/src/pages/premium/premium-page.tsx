import { useLingui } from '@lingui/react/macro';
import { usePlans } from '@/features/subscriptions/api';
import { PlanCard } from '@/features/subscriptions/components/plan-card';
import { PlanComparison } from '@/features/subscriptions/components/plan-comparison';
import { useMe } from '@/features/users/api';
import { useDocumentTitle } from '@/shared/lib/use-document-title';
import { Banner } from '@/shared/ui/banner';
import { ProblemState } from '@/shared/ui/problem-state';
import { Skeleton } from '@/shared/ui/skeleton';

const COLUMNS = 'grid gap-5 md:grid-cols-3';

/** The plans for sellers, compared. */
export function PremiumPage() {
  const { t } = useLingui();
  useDocumentTitle(t`Plans`);
  const plans = usePlans();
  const me = useMe();
  return (
    <div className="page max-w-6xl! py-8 md:py-12">
      <header className="mx-auto max-w-2xl text-center">
        <h1 className="text-balance text-title md:text-display">{t`Sell more, pay less commission`}</h1>
        <p className="mt-3 text-pretty text-muted md:text-base md:leading-6">
          {t`Buying costs the same for everybody: the price on the card, nothing on top. Plans are for those who sell.`}
        </p>
      </header>
      <Banner className="mx-auto mt-6 max-w-2xl" title={t`Plans cannot be bought yet`}>
        {t`Here is what they will cost and give.`}
      </Banner>
      <div className="mt-8">
        {plans.isPending && (
          <div className={COLUMNS} role="status" aria-label={t`Loading`}>
            {['free', 'premium', 'pro'].map((place) => (
              <Skeleton key={place} className="h-104 rounded-xl" />
            ))}
          </div>
        )}
        {plans.isError && !plans.data && (
          <ProblemState error={plans.error} onRetry={() => void plans.refetch()} />
        )}
        {plans.data && (
          <>
            <div className={COLUMNS}>
              {plans.data.map((plan) => (
                <PlanCard key={plan.code} plan={plan} isOwn={me.data?.plan === plan.code} />
              ))}
            </div>
            <PlanComparison plans={plans.data} />
          </>
        )}
      </div>
    </div>
  );
}
