import { lazy, Suspense } from 'react';
import { useStepUpDemand } from '@/shared/api/step-up';

const StepUpDialog = lazy(async () => ({
  default: (await import('@/features/users/components/step-up-dialog')).StepUpDialog,
}));

/** Where one is asked to prove that it is oneself; its code comes with the first question. */
export function StepUpPlace() {
  const demand = useStepUpDemand();
  if (!demand) return null;
  return (
    <Suspense>
      <StepUpDialog demand={demand} />
    </Suspense>
  );
}
