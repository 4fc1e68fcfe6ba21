import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { toProblem } from '@/shared/api/problem';
import { problemWords } from '@/shared/api/problem-words';
import { actThen } from '@/shared/desk/act-then';
import { REASON_LEAST, ReasonField } from '@/shared/desk/reason-field';
import { formatNumber, parseSom } from '@/shared/lib/money';
import { Button } from '@/shared/ui/button';
import { Dialog } from '@/shared/ui/dialog';
import { Field } from '@/shared/ui/field';
import { FormProblem } from '@/shared/ui/form-problem';
import { Input } from '@/shared/ui/input';
import { MoneyInput } from '@/shared/ui/money-input';
import { showToast } from '@/shared/ui/toast';
import { useSettingWords } from '../hooks/use-settings-words';
import { type Setting, useChangeSetting } from '../settings-api';
import { ChangeHistory } from './change-history';

/** A new value for a setting, with the reason. */
export function SettingsDialog({ setting, onClose }: { setting: Setting; onClose: () => void }) {
  const { t } = useLingui();
  const { nameOf, whatOf, shown } = useSettingWords();
  const { key, kind, least, most } = setting;
  const [typed, setTyped] = useState(() => formatNumber(setting.value));
  const [reason, setReason] = useState('');
  const [isChecked, setChecked] = useState(false);
  const change = useChangeSetting(key);
  const value = parseSom(typed);
  const isRight = value !== null && value >= least && value <= most;
  const [from, to] = [shown(kind, least), shown(kind, most)];
  const usual = shown(kind, setting.default);
  const save = () => {
    setChecked(true);
    if (!isRight) return;
    actThen(change, { value, reason: reason.trim() }, () => {
      showToast({ tone: 'success', title: t`The new value holds from now on.` });
      onClose();
    });
  };
  const refusal =
    value === setting.value
      ? t`Nothing is changed yet.`
      : reason.trim().length < REASON_LEAST
        ? t`Write at least ten characters first.`
        : undefined;
  const units: Record<Setting['kind'], string | undefined> = {
    som: undefined,
    hours: t`hours`,
    minutes: t`min`,
    count: undefined,
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      isLocked={change.isPending}
      title={nameOf(key)}
      description={whatOf(key)}
      footer={
        <>
          <Button size="lg" onClick={onClose} disabled={change.isPending}>{t`Not now`}</Button>
          <Button
            size="lg"
            variant="primary"
            isLoading={change.isPending}
            disabledReason={refusal}
            onClick={save}
          >
            {t`Save`}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <Field
          label={t`Value`}
          hint={t`From ${from} to ${to}.`}
          error={isChecked && !isRight ? t`Enter a whole number from ${from} to ${to}.` : undefined}
        >
          {(control) =>
            kind === 'som' ? (
              <MoneyInput {...control} value={typed} onChange={setTyped} />
            ) : (
              <Input
                {...control}
                inputMode="numeric"
                suffix={units[kind]}
                value={typed}
                onChange={({ target }) => setTyped(target.value)}
              />
            )
          }
        </Field>
        {value !== setting.default && (
          <Button
            size="sm"
            className="justify-self-start"
            onClick={() => setTyped(formatNumber(setting.default))}
          >
            {t`Back to what is usual: ${usual}`}
          </Button>
        )}
        <ReasonField value={reason} onChange={setReason} />
        <FormProblem message={change.error ? problemWords(toProblem(change.error)) : undefined} />
        <ChangeHistory target="setting" id={key} />
      </div>
    </Dialog>
  );
}
