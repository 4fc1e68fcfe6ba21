import { useLingui } from '@lingui/react/macro';
import type { Tone } from '@/shared/ui/tones';
import type { ReportStatus, SubjectKind } from './desk-reports-api';
import type { Measure } from './desk-verdict-draft';
import type { DeskVerdict } from './desk-verdicts-api';

/** The words of cases and verdicts at the desk. */
export function useDeskReportWords() {
  const { t } = useLingui();
  const statuses: Record<ReportStatus, string> = {
    open: t`Open`,
    all: t`All`,
    pending: t`New`,
    investigating: t`Being looked at`,
    resolved: t`Resolved`,
    rejected: t`Rejected`,
  };
  const kinds: Record<SubjectKind, string> = {
    listing: t`Listing`,
    user: t`Person`,
    message: t`Message`,
    review: t`Review`,
  };
  const measures: Record<Measure, string> = {
    none: t`No measure`,
    warn: t`Warn`,
    hide: t`Hide it`,
    block: t`Block the person`,
  };
  const verdicts: Record<DeskVerdict['kind'], string> = {
    warn: t`Warning`,
    hide: t`Hidden`,
    block: t`Block`,
  };
  /** How a verdict stands, and how that looks. */
  const verdictState = ({ ended_at, end_reason }: DeskVerdict): [words: string, tone: Tone] => {
    if (!ended_at) return [t`In force`, 'danger'];
    return [
      { '': t`It has ended`, expired: t`Its time is over`, lifted: t`Lifted`, appealed: t`Lifted on appeal` }[
        end_reason
      ],
      'neutral',
    ];
  };
  return { statuses, kinds, measures, verdicts, verdictState };
}
