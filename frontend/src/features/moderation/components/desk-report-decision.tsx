import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { toProblem } from '@/shared/api/problem';
import { problemWords } from '@/shared/api/problem-words';
import type { Schema } from '@/shared/api/types';
import { usePageCommands } from '@/shared/desk/commands';
import { useKeptText } from '@/shared/lib/use-kept-text';
import { Button } from '@/shared/ui/button';
import { Chip } from '@/shared/ui/chip';
import { Field } from '@/shared/ui/field';
import { FormProblem } from '@/shared/ui/form-problem';
import { Textarea } from '@/shared/ui/textarea';
import { useReportStep } from '../desk-reports-api';

type Kind = 'none' | 'warn' | 'hide' | 'block';
const KINDS: readonly Kind[] = ['none', 'warn', 'hide', 'block'];
const LEAST = 10;

/** What becomes of a case: 1 to 4 choose the measure, its words are read by the person it is about. */
export function DeskReportDecision({ report }: { report: Schema<'ReportOut'> }) {
  const { t } = useLingui();
  const { id, version, allowed_events, subject, reasons } = report;
  const [kind, setKind] = useState<Kind>('none');
  const [text, setText, forget] = useKeptText(`desk.report.${id}`);
  const step = useReportStep(id);
  const names: Record<Kind, string> = {
    none: t`No measure`,
    warn: t`Warn`,
    hide: t`Hide it`,
    block: t`Block the person`,
  };
  // A person is not hidden: warned or blocked.
  const kinds = KINDS.filter((each) => each !== 'hide' || subject.kind !== 'user');
  const isShort = kind !== 'none' && text.trim().length < LEAST;
  const send = (status: 'investigating' | 'resolved' | 'rejected') => {
    const verdict =
      status === 'resolved' && kind !== 'none'
        ? { kind, reason: reasons[0]?.code ?? 'other', text: text.trim() }
        : null;
    step.mutate(
      {
        status,
        expected_version: version,
        text: verdict || status === 'investigating' ? '' : text.trim(),
        verdict,
      },
      { onSuccess: () => status !== 'investigating' && forget() },
    );
  };
  const mayNot = (event: (typeof allowed_events)[number]) =>
    allowed_events.includes(event) ? undefined : t`Its status does not allow this.`;
  usePageCommands([
    ...kinds.map((each) => ({
      key: each,
      label: names[each],
      hotkey: String(KINDS.indexOf(each) + 1),
      run: () => setKind(each),
    })),
    {
      key: 'take',
      label: t`Take`,
      hotkey: 'c',
      run: () => send('investigating'),
      disabledReason: mayNot('take'),
    },
  ]);
  return (
    <section aria-label={t`Decision`} className="surface grid gap-3 p-4">
      {/* biome-ignore lint/a11y/useSemanticElements: buttons that choose are no fieldset. */}
      <div role="group" aria-label={t`Measure`} className="flex flex-wrap gap-2">
        {kinds.map((each) => (
          <Chip key={each} isOn={kind === each} onClick={() => setKind(each)}>
            {names[each]}
          </Chip>
        ))}
      </div>
      <Field
        label={kind === 'none' ? t`Note for the staff` : t`What the person reads`}
        aside={`${text.length} / 500`}
      >
        {(control) => (
          <Textarea
            {...control}
            maxLength={500}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        )}
      </Field>
      <FormProblem message={step.error ? problemWords(toProblem(step.error)) : undefined} />
      <div className="flex flex-wrap gap-2">
        <Button disabledReason={mayNot('take')} onClick={() => send('investigating')}>{t`Take`}</Button>
        <Button
          variant="primary"
          isLoading={step.isPending}
          disabledReason={
            mayNot('resolve') ?? (isShort ? t`Write at least ten characters first.` : undefined)
          }
          onClick={() => send('resolved')}
        >
          {t`Resolve`}
        </Button>
        <Button variant="danger" disabledReason={mayNot('reject')} onClick={() => send('rejected')}>
          {t`Reject`}
        </Button>
      </div>
    </section>
  );
}
