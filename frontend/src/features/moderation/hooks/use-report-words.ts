import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { pickText, useLocale } from '@/shared/i18n/locale';
import type { Tone } from '@/shared/ui/tones';
import { type MyReport, type ReportKind, reasonsOptions } from '../reports-api';
import type { MyVerdict } from '../verdicts-api';

/** The words of reports and verdicts. */
export function useReportWords() {
  const { t } = useLingui();
  const locale = useLocale();
  const { data } = useQuery(reasonsOptions());
  const labels = new Map(
    Object.values(data ?? {})
      .flat()
      .flatMap((reason) => [reason, ...reason.children])
      .map(({ code, label }) => [code, pickText(label, locale)]),
  );

  const kinds: Record<ReportKind, string> = {
    listing: t`Listing`,
    user: t`Profile`,
    message: t`Message in a chat`,
    review: t`Review`,
  };
  /** What came of a report, and how it looks. */
  const outcomeOf = ({ status, outcome }: MyReport): [words: string, tone: Tone] => {
    if (outcome === 'acted') return [t`We acted on it`, 'success'];
    if (outcome === 'no_breach') return [t`No breach found`, 'neutral'];
    return status === 'investigating'
      ? [t`We are looking into it`, 'accent']
      : [t`Waits for a look`, 'attention'];
  };
  /** What was decided about a person. */
  const verdictTitle = ({ kind, subject }: Pick<MyVerdict, 'kind' | 'subject'>): string => {
    if (kind === 'warn') return t`You have a warning`;
    if (kind === 'block') return t`Your account is blocked`;
    return {
      listing: t`Your listing was hidden`,
      user: t`Your profile was hidden`,
      message: t`Your message was hidden`,
      review: t`Your review was hidden`,
    }[subject.kind];
  };
  return {
    kinds,
    outcomeOf,
    verdictTitle,
    /** A reason's name; nothing until they are here, or for one that is no longer there. */
    reasonName: (code: string): string => labels.get(code) ?? '',
  };
}
