import { useLingui } from '@lingui/react/macro';
import { PersonLine } from '@/shared/desk/person-line';
import { SidePanel } from '@/shared/desk/side-panel';
import { adminPaths } from '@/shared/lib/admin-paths';
import { Link } from '@/shared/router/router';
import { Badge } from '@/shared/ui/badge';
import { Time } from '@/shared/ui/time';
import { useDeskReportWords } from '../desk-report-words';
import type { Appeal } from '../desk-verdicts-api';
import { DeskAppealAnswer } from './desk-appeal-answer';
import { DeskVerdictLine } from './desk-verdict-list';

export interface DeskAppealPanelProps {
  /** The one that is open; null: none. */
  appeal: Appeal | null;
  /** One is open that is not among those shown. */
  isMissing: boolean;
  reasons: ReadonlyMap<string, string>;
  onClose: () => void;
}

/** One appeal whole: what was decided, what its person says, and the answer. */
export function DeskAppealPanel({ appeal, isMissing, reasons, onClose }: DeskAppealPanelProps) {
  const { t } = useLingui();
  return (
    <SidePanel isOpen={appeal !== null || isMissing} onClose={onClose} title={t`Appeal`}>
      {appeal ? (
        <Content item={appeal} reasons={reasons} onClose={onClose} />
      ) : (
        <p className="text-muted">
          {t`It is not among these: it may be answered already. Look at those that were lifted or kept.`}
        </p>
      )}
    </SidePanel>
  );
}

function Content({
  item,
  reasons,
  onClose,
}: {
  item: Appeal;
  reasons: DeskAppealPanelProps['reasons'];
  onClose: () => void;
}) {
  const { t } = useLingui();
  const { kinds } = useDeskReportWords();
  const { appeal, subject, user, report_id } = item;
  return (
    <div className="grid gap-5">
      <PersonLine person={{ ...user, is_verified_seller: user.is_verified }} />
      <section aria-labelledby="decision">
        <h3 id="decision" className="mb-2 font-semibold">{t`What was decided`}</h3>
        <p className="mb-2 text-muted text-xs">
          {subject.title ? `${kinds[subject.kind]}: ${subject.title}` : kinds[subject.kind]}
          {report_id && (
            <>
              {' · '}
              <Link to={adminPaths.report(report_id)} className="text-accent underline">
                {t`The case`}
              </Link>
            </>
          )}
        </p>
        <DeskVerdictLine verdict={{ ...item, appeal: null }} reasons={reasons} />
      </section>
      {appeal && (
        <section aria-labelledby="words">
          <h3 id="words" className="mb-2 font-semibold">{t`What they say`}</h3>
          <p className="whitespace-pre-wrap break-words rounded-md bg-inset p-3">{appeal.text}</p>
          <Time iso={appeal.created_at} className="text-muted text-xs" />
        </section>
      )}
      {appeal && appeal.status !== 'pending' ? (
        <section aria-labelledby="answer">
          <h3 id="answer" className="mb-2 font-semibold">{t`The answer`}</h3>
          <p className="flex flex-wrap items-center gap-2 text-muted text-xs">
            <Badge tone={appeal.status === 'accepted' ? 'success' : 'neutral'}>
              {appeal.status === 'accepted' ? t`Lifted` : t`Kept`}
            </Badge>
            {appeal.decided_by?.username}
            {appeal.decided_at && <Time iso={appeal.decided_at} />}
          </p>
          <p className="mt-1 whitespace-pre-wrap break-words">{appeal.answer}</p>
        </section>
      ) : (
        <DeskAppealAnswer appeal={item} onDone={onClose} />
      )}
    </div>
  );
}
