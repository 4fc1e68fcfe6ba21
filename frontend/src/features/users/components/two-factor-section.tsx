import { Plural, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { toProblem } from '@/shared/api/problem';
import { problemWords } from '@/shared/api/problem-words';
import type { Schema } from '@/shared/api/types';
import { Badge } from '@/shared/ui/badge';
import { Banner } from '@/shared/ui/banner';
import { Button } from '@/shared/ui/button';
import { Dialog } from '@/shared/ui/dialog';
import { FormProblem } from '@/shared/ui/form-problem';
import { ProblemState } from '@/shared/ui/problem-state';
import { Skeleton } from '@/shared/ui/skeleton';
import { Time } from '@/shared/ui/time';
import { showToast } from '@/shared/ui/toast';
import { useDisableTwoFactor, useNewRecoveryCodes, useSetUpTwoFactor, useTwoFactor } from '../two-factor-api';
import { RecoveryCodesDialog } from './recovery-codes-dialog';
import { SettingsSection } from './settings-section';
import { TwoFactorSetupDialog } from './two-factor-setup-dialog';

/** A second step at sign-in: turned on, looked after, turned off. */
export function TwoFactorSection({ isDue }: { isDue: boolean }) {
  const { t } = useLingui();
  const { data, error, refetch } = useTwoFactor();
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  return (
    <SettingsSection
      title={t`Second step at sign-in`}
      hint={t`A code of an application on your phone besides the password. A stolen password alone then opens nothing.`}
      aside={data && <Badge tone={data.is_on ? 'success' : 'neutral'}>{data.is_on ? t`On` : t`Off`}</Badge>}
    >
      {isDue && !data?.is_on && (
        <Banner tone="attention" title={t`Your work for the shop waits for it`}>
          {t`Members of the staff need the second step. Turn it on, and your rights are there at once.`}
        </Banner>
      )}
      {data ? (
        data.is_on ? (
          <TurnedOn state={data} onCodes={setCodes} />
        ) : (
          <TurnOn onCodes={setCodes} />
        )
      ) : error ? (
        <ProblemState error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton className="h-10 w-40" />
      )}
      {codes && <RecoveryCodesDialog codes={codes} onClose={() => setCodes(null)} />}
    </SettingsSection>
  );
}

function TurnOn({ onCodes }: { onCodes: (codes: readonly string[]) => void }) {
  const { t } = useLingui();
  const setUp = useSetUpTwoFactor();
  return (
    <>
      <div>
        <Button variant="primary" size="lg" isLoading={setUp.isPending} onClick={() => setUp.mutate()}>
          {t`Turn on`}
        </Button>
      </div>
      <FormProblem message={setUp.error ? problemWords(toProblem(setUp.error)) : undefined} />
      {setUp.data && (
        <TwoFactorSetupDialog setup={setUp.data} onClose={() => setUp.reset()} onCodes={onCodes} />
      )}
    </>
  );
}

const FEW_CODES = 3;

function TurnedOn({
  state,
  onCodes,
}: {
  state: Schema<'TwoFactorOut'>;
  onCodes: (codes: readonly string[]) => void;
}) {
  const { t } = useLingui();
  const renew = useNewRecoveryCodes();
  const disable = useDisableTwoFactor();
  const [isAsking, setAsking] = useState(false);
  const failed = renew.error ?? (isAsking ? null : disable.error);
  return (
    <>
      <p className={state.recovery_left <= FEW_CODES ? 'text-attention' : 'text-muted'}>
        {state.enabled_at && (
          <>
            {t`On since`} <Time iso={state.enabled_at} as="date" />
            {'. '}
          </>
        )}
        <Plural
          value={state.recovery_left}
          one="# recovery code is left."
          other="# recovery codes are left."
        />
      </p>
      <div className="flex flex-wrap gap-2">
        <Button
          isLoading={renew.isPending}
          onClick={() =>
            renew.mutate(undefined, { onSuccess: ({ recovery_codes }) => onCodes(recovery_codes) })
          }
        >
          {t`New recovery codes`}
        </Button>
        <Button
          variant="danger"
          disabledReason={state.is_obligatory ? t`Members of the staff cannot do without it.` : undefined}
          onClick={() => setAsking(true)}
        >
          {t`Turn off`}
        </Button>
      </div>
      <FormProblem message={failed ? problemWords(toProblem(failed)) : undefined} />
      <Dialog
        size="sm"
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        isLocked={disable.isPending}
        title={t`Turn the second step off?`}
        footer={
          <>
            <Button size="lg" disabled={disable.isPending} onClick={() => setAsking(false)}>
              {t`Keep it on`}
            </Button>
            <Button
              size="lg"
              variant="danger"
              isLoading={disable.isPending}
              onClick={() =>
                disable.mutate(undefined, {
                  onSuccess: () => {
                    setAsking(false);
                    showToast({ tone: 'success', title: t`The second step is off` });
                  },
                })
              }
            >
              {t`Turn off`}
            </Button>
          </>
        }
      >
        <div className="grid gap-3">
          <p className="text-muted">
            {t`The password alone will open your account again, and the recovery codes are good for nothing. Withdrawals rest for a day.`}
          </p>
          <FormProblem message={disable.error ? problemWords(toProblem(disable.error)) : undefined} />
        </div>
      </Dialog>
    </>
  );
}
