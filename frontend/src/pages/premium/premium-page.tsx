import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { type Terms, usePlans, useSubscription } from '@/features/subscriptions/api';
import { ChangeDialog } from '@/features/subscriptions/components/change-dialog';
import { MyPlan } from '@/features/subscriptions/components/my-plan';
import { PeriodSwitch } from '@/features/subscriptions/components/period-switch';
import { PlanAction } from '@/features/subscriptions/components/plan-action';
import { PlanCard } from '@/features/subscriptions/components/plan-card';
import { PlanComparison } from '@/features/subscriptions/components/plan-comparison';
import { PlanMatrix } from '@/features/subscriptions/components/plan-matrix';
import { Receipts } from '@/features/subscriptions/components/receipts';
import { bestSavingPercent } from '@/features/subscriptions/plan-prices';
import { useSessionStatus } from '@/shared/api/session';
import { useDocumentTitle } from '@/shared/lib/use-document-title';
import { useSearchParams } from '@/shared/router/router';
import { ProblemState } from '@/shared/ui/problem-state';
import { Skeleton } from '@/shared/ui/skeleton';

const COLUMNS = 'grid gap-5 md:grid-cols-3';

/** The plans for sellers: one's own, all of them compared, and the way from one to another. */
export function PremiumPage() {
  const { t } = useLingui();
  useDocumentTitle(t`Plans`);
  const plans = usePlans();
  return (
    <div className="page max-w-6xl! py-8 md:py-12">
      <header className="mx-auto max-w-2xl text-center">
        <h1 className="text-balance text-title md:text-display">{t`Sell more, pay less commission`}</h1>
        <p className="mt-3 text-pretty text-muted md:text-base md:leading-6">
          {t`Buying costs the same for everybody: the price on the card, nothing on top. Plans are for those who sell.`}
        </p>
      </header>
      <div className="mt-8">
        {plans.data ? (
          <Plans plans={plans.data} />
        ) : plans.isError ? (
          <ProblemState error={plans.error} onRetry={() => void plans.refetch()} />
        ) : (
          <PlansSkeleton />
        )}
      </div>
    </div>
  );
}

function Plans({ plans }: { plans: NonNullable<ReturnType<typeof usePlans>['data']> }) {
  const isGuest = useSessionStatus() === 'signed-out';
  const { data: subscription, isLoading } = useSubscription();
  const [params, setParams] = useSearchParams();
  const [wanted, setWanted] = useState<Terms | null>(null);
  const period = params.get('period') === 'yearly' ? 'yearly' : 'monthly';
  // It stands above the plans.
  if (isLoading) return <PlansSkeleton />;
  return (
    <>
      {subscription && <MyPlan subscription={subscription} plans={plans} onChoose={setWanted} />}
      <PeriodSwitch
        value={period}
        onChange={(chosen) => setParams(chosen === 'yearly' ? { period: chosen } : {}, { replace: true })}
        savingPercent={bestSavingPercent(plans)}
      />
      <div className={`${COLUMNS} mt-6`}>
        {plans.map((plan) => (
          <PlanCard
            key={plan.code}
            plan={plan}
            period={period}
            isOwn={subscription?.plan === plan.code}
            action={
              <PlanAction
                plan={plan}
                period={period}
                subscription={subscription}
                isGuest={isGuest}
                onChoose={setWanted}
              />
            }
          />
        ))}
      </div>
      <PlanMatrix plans={plans} own={subscription?.plan} />
      <PlanComparison plans={plans} period={period} />
      {subscription && <Receipts charges={subscription.charges} plans={plans} />}
      {subscription && (
        <ChangeDialog
          terms={wanted}
          plans={plans}
          current={subscription.plan}
          onClose={() => setWanted(null)}
        />
      )}
    </>
  );
}

function PlansSkeleton() {
  const { t } = useLingui();
  return (
    <div role="status" aria-label={t`Loading`}>
      <Skeleton className="mx-auto h-11 w-64 rounded-full" />
      <div className={`${COLUMNS} mt-6`}>
        {['free', 'premium', 'pro'].map((place) => (
          <Skeleton key={place} className="h-104 rounded-xl" />
        ))}
      </div>
    </div>
  );
}
