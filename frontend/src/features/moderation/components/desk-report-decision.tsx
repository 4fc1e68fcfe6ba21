import { useLingui } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { toProblem } from '@/shared/api/problem';
import { problemWords } from '@/shared/api/problem-words';
import type { Schema } from '@/shared/api/types';
import { actThen } from '@/shared/desk/act-then';
import { usePageCommands } from '@/shared/desk/commands';
import { useKeptText } from '@/shared/lib/use-kept-text';
import { Button } from '@/shared/ui/button';
import { Chip } from '@/shared/ui/chip';
import { Field } from '@/shared/ui/field';
import { FormProblem } from '@/shared/ui/form-problem';
import { Input } from '@/shared/ui/input';
import { Textarea } from '@/shared/ui/textarea';
import { useDeskReportWords } from '../desk-report-words';
import { useReportReasons, useReportStep } from '../desk-reports-api';
import {
  MEASURES,
  type Missing,
  missingOf,
  NOTE_MAX,
  type VerdictDraft,
  verdictOf,
} from '../desk-verdict-draft';
import { DeskReadyWords } from './desk-ready-words';
import { DeskReportersRead } from './desk-reporters-read';
import { DeskVerdictFields } from './desk-verdict-fields';

type Step = 'investigating' | 'resolved' | 'rejected';

export interface DeskReportDecisionProps {
  report: Schema<'ReportOut'>;
  /** What a block of the person touches; asked for only when a block is chosen. */
  renderBlockPreview: () => ReactNode;
}

/** What becomes of a case: 1 to 4 choose the measure, Ctrl+Enter sends. Words stay until they are taken in. */
export function DeskReportDecision({ report, renderBlockPreview }: DeskReportDecisionProps) {
  const { t } = useLingui();
  const { measures } = useDeskReportWords();
  const reasons = useReportReasons();
  const { id, version, allowed_events, subject, accused, accused_language } = report;
  const [text, setText, forgetText] = useKeptText(`desk.report.${id}`);
  const [note, setNote, forgetNote] = useKeptText(`desk.report.note.${id}`);
  const [choices, setChoices] = useState<Omit<VerdictDraft, 'text'>>({
    kind: 'none',
    reason: report.reasons[0]?.code ?? 'other',
    length: '',
    until: '',
  });
  const [typed, setTyped] = useState('');
  const step = useReportStep(id);
  const draft: VerdictDraft = { ...choices, text };
  const { kind } = draft;
  const { username } = accused;
  const change = ({ text: words, ...rest }: Partial<VerdictDraft>) => {
    if (words !== undefined) setText(words);
    setChoices((before) => ({ ...before, ...rest }));
  };
  // A person is not hidden: warned or blocked.
  const kinds = MEASURES.filter((each) => each !== 'hide' || subject.kind !== 'user');
  const words: Record<Missing, string> = {
    text: t`Write at least ten characters first.`,
    end: t`Choose a day that is still to come.`,
    name: t`Type the username to be sure.`,
  };
  const missing = missingOf(draft, { username, typed });
  const mayNot = (event: (typeof allowed_events)[number]) =>
    allowed_events.includes(event) ? undefined : t`Its status does not allow this.`;
  const noResolving = mayNot('resolve') ?? (missing ? words[missing] : undefined);
  const send = (status: Step) => {
    if (step.isPending) return;
    actThen(
      step,
      {
        status,
        expected_version: version,
        text: status === 'investigating' ? '' : note.trim(),
        verdict: status === 'resolved' ? verdictOf(draft) : null,
      },
      () => {
        if (status === 'investigating') return;
        forgetText();
        forgetNote();
        setTyped('');
      },
    );
  };
  usePageCommands([
    ...kinds.map((each) => ({
      key: each,
      label: measures[each],
      hotkey: String(MEASURES.indexOf(each) + 1),
      run: () => change({ kind: each }),
    })),
    {
      key: 'take',
      label: t`Take`,
      hotkey: 'c',
      run: () => send('investigating'),
      disabledReason: mayNot('take'),
    },
    {
      key: 'resolve',
      label: t`Resolve`,
      hotkey: 'mod+enter',
      run: () => send('resolved'),
      disabledReason: noResolving,
    },
  ]);
  return (
    <section aria-label={t`Decision`} className="surface grid content-start gap-4 self-start p-4">
      {/* biome-ignore lint/a11y/useSemanticElements: buttons that choose are no fieldset. */}
      <div role="group" aria-label={t`Measure`} className="flex flex-wrap gap-2">
        {kinds.map((each) => (
          <Chip
            key={each}
            isOn={kind === each}
            icon={
              <span aria-hidden="true">
                <kbd>{MEASURES.indexOf(each) + 1}</kbd>
              </span>
            }
            onClick={() => change({ kind: each })}
          >
            {measures[each]}
          </Chip>
        ))}
      </div>
      {kind !== 'none' && (
        <DeskVerdictFields
          draft={draft}
          onChange={change}
          reasons={reasons}
          readerLocale={accused_language}
        />
      )}
      {kind === 'block' && (
        <>
          {renderBlockPreview()}
          <Field label={t`Type ${username} to be sure`}>
            {(control) => (
              <Input
                {...control}
                autoComplete="off"
                spellCheck={false}
                value={typed}
                onChange={({ target }) => setTyped(target.value)}
              />
            )}
          </Field>
        </>
      )}
      <DeskReadyWords use="report" onChoose={(chosen) => setNote(chosen.slice(0, NOTE_MAX))} />
      <Field label={t`Note for the staff`} aside={`${note.length} / ${NOTE_MAX}`}>
        {(control) => (
          <Textarea
            {...control}
            rows={2}
            maxLength={NOTE_MAX}
            value={note}
            onChange={({ target }) => setNote(target.value)}
          />
        )}
      </Field>
      <DeskReportersRead count={report.voice_count} />
      <FormProblem message={step.error ? problemWords(toProblem(step.error)) : undefined} />
      <div className="flex flex-wrap gap-2">
        <Button disabledReason={mayNot('take')} onClick={() => send('investigating')}>{t`Take`}</Button>
        <Button
          variant="primary"
          isLoading={step.isPending}
          disabledReason={noResolving}
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
