import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { StepUpDemand } from '@/shared/api/step-up';
import { Button } from '@/shared/ui/button';
import { Dialog } from '@/shared/ui/dialog';
import { ProblemState } from '@/shared/ui/problem-state';
import { Skeleton } from '@/shared/ui/skeleton';
import { type StepUpMethod, stepUpOptions } from '../two-factor-api';
import { StepUpForm } from './step-up-form';

const KNOWN: readonly StepUpMethod[] = ['totp', 'password', 'google'];

/** A short proof that it is still the same person; what they were doing goes on by itself afterwards. */
export function StepUpDialog({ demand }: { demand: StepUpDemand }) {
  const { t } = useLingui();
  const said = methodsIn(demand.problem.params['methods']);
  const { data, error, refetch } = useQuery({ ...stepUpOptions(), enabled: said.length === 0 });
  const methods = said.length > 0 ? said : methodsIn(data?.methods);
  const [chosen, setChosen] = useState<StepUpMethod | null>(null);
  const [isBusy, setBusy] = useState(false);
  const method = chosen ?? methods[0];
  return (
    <Dialog
      size="sm"
      isOpen
      isLocked={isBusy}
      onClose={() => demand.end(false)}
      title={t`Is it still you?`}
      description={t`For this step we ask once more. It holds for five minutes.`}
    >
      {method ? (
        <div className="grid gap-4">
          <StepUpForm
            key={method}
            method={method}
            onBusy={setBusy}
            onDone={() => demand.end(true)}
            onCancel={() => demand.end(false)}
          />
          <OtherWays methods={methods.filter((other) => other !== method)} onChoose={setChosen} />
        </div>
      ) : error ? (
        <ProblemState error={error} onRetry={() => void refetch()} />
      ) : data ? (
        <p>{t`There is no way to prove it yet: set a password in your security settings first.`}</p>
      ) : (
        <Skeleton className="h-40" />
      )}
    </Dialog>
  );
}

function OtherWays({
  methods,
  onChoose,
}: {
  methods: readonly StepUpMethod[];
  onChoose: (method: StepUpMethod) => void;
}) {
  const { t } = useLingui();
  const words: Record<StepUpMethod, string> = {
    totp: t`Use a code of the application`,
    password: t`Use the password`,
    google: t`Use Google`,
  };
  if (methods.length === 0) return null;
  return (
    <div className="flex flex-wrap gap-2 border-line-muted border-t pt-4">
      {methods.map((method) => (
        <Button key={method} variant="ghost" onClick={() => onChoose(method)}>
          {words[method]}
        </Button>
      ))}
    </div>
  );
}

/** The known ones among what the server named, in the order in which they are offered. */
function methodsIn(named: unknown): StepUpMethod[] {
  return Array.isArray(named) ? KNOWN.filter((method) => named.includes(method)) : [];
}
