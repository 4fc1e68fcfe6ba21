import { useLingui } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { toProblem } from '@/shared/api/problem';
import { problemWords } from '@/shared/api/problem-words';
import { actThen } from '@/shared/desk/act-then';
import { REASON_LEAST, ReasonField } from '@/shared/desk/reason-field';
import { SidePanel } from '@/shared/desk/side-panel';
import { Banner } from '@/shared/ui/banner';
import { Button } from '@/shared/ui/button';
import { FormProblem } from '@/shared/ui/form-problem';
import { showToast } from '@/shared/ui/toast';
import { type PlanDraft, planChanges, planDraft } from '../desk-plan-draft';
import { type AdminPlan, useChangePlan } from '../desk-plans-api';
import { DeskPlanFields } from './desk-plan-fields';

export interface DeskPlanPanelProps {
  plan: AdminPlan;
  onClose: () => void;
  /** Who changed it before. */
  history: ReactNode;
}

/** Change a plan: only what differs is sent, with the reason. */
export function DeskPlanPanel({ plan, onClose, history }: DeskPlanPanelProps) {
  const { t } = useLingui();
  const [draft, setDraft] = useState<PlanDraft>(() => planDraft(plan));
  const [reason, setReason] = useState('');
  const [isChecked, setChecked] = useState(false);
  const change = useChangePlan(plan.code);
  const { changes, wrong } = planChanges(plan, draft);
  const isChanged = Object.keys(changes).length > 0 || wrong.length > 0;
  const isShort = reason.trim().length < REASON_LEAST;
  const { name } = plan;
  const save = () => {
    setChecked(true);
    if (wrong.length > 0) return;
    actThen(change, { ...changes, reason: reason.trim() }, () => {
      showToast({ tone: 'success', title: t`The plan ${name} is changed.` });
      onClose();
    });
  };
  return (
    <SidePanel
      isOpen
      onClose={onClose}
      isLocked={change.isPending}
      title={t`The plan ${name}`}
      footer={
        <>
          <Button size="lg" onClick={onClose} disabled={change.isPending}>{t`Not now`}</Button>
          <Button
            size="lg"
            variant="primary"
            isLoading={change.isPending}
            disabledReason={
              !isChanged
                ? t`Nothing is changed yet.`
                : isShort
                  ? t`Write at least ten characters first.`
                  : undefined
            }
            onClick={save}
          >
            {t`Save`}
          </Button>
        </>
      }
    >
      <div className="grid gap-5">
        <Banner title={t`It holds from the moment it is saved`}>
          {t`Orders that are made keep their fee. Whoever has been told a price pays no more than that at the next renewal.`}
        </Banner>
        <DeskPlanFields plan={plan} draft={draft} onChange={setDraft} wrong={isChecked ? wrong : []} />
        <ReasonField value={reason} onChange={setReason} />
        <FormProblem message={change.error ? problemWords(toProblem(change.error)) : undefined} />
        {history}
      </div>
    </SidePanel>
  );
}
