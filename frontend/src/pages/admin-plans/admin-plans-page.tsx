import { useLingui } from '@lingui/react/macro';
import { Pencil } from 'lucide-react';
import { ChangeHistory } from '@/features/backoffice/components/change-history';
import { DeskPlanCard } from '@/features/subscriptions/components/desk-plan-card';
import { DeskPlanPanel } from '@/features/subscriptions/components/desk-plan-panel';
import { useDeskPlans } from '@/features/subscriptions/desk-plans-api';
import { usePageCommands } from '@/shared/desk/commands';
import { DeskPage, RowsSkeleton } from '@/shared/desk/desk-page';
import { useSearchParams } from '@/shared/router/router';
import { ProblemState } from '@/shared/ui/problem-state';

const OPEN = 'open';

/** The plans, their prices and fees. */
export function AdminPlansPage() {
  const { t } = useLingui();
  const { data: plans, error, refetch } = useDeskPlans();
  const [params, setParams] = useSearchParams();
  const open = (code: string | null) => setParams(code ? { [OPEN]: code } : {}, { replace: code === null });
  const opened = plans?.find(({ code }) => code === params.get(OPEN));
  usePageCommands(
    (plans ?? []).map(({ code, name }, index) => ({
      key: `change-${code}`,
      label: t`Change the plan ${name}`,
      icon: Pencil,
      // `e` and its place from the left: `e 2`.
      hotkey: `e ${index + 1}`,
      run: () => open(code),
    })),
  );
  return (
    <DeskPage title={t`Plans`} note={t`What people pay for a month, and what a sale costs them.`}>
      {plans ? (
        <div className="grid gap-4 lg:grid-cols-3">
          {plans.map((plan) => (
            <DeskPlanCard key={plan.code} plan={plan} onEdit={() => open(plan.code)} />
          ))}
        </div>
      ) : error ? (
        <ProblemState error={error} onRetry={() => void refetch()} />
      ) : (
        <RowsSkeleton />
      )}
      {opened && (
        <DeskPlanPanel
          key={opened.code}
          plan={opened}
          onClose={() => open(null)}
          history={<ChangeHistory target="plan" id={opened.code} />}
        />
      )}
    </DeskPage>
  );
}
