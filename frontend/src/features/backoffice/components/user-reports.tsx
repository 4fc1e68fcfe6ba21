import { Plural, useLingui } from '@lingui/react/macro';
import { AgeBadge } from '@/shared/desk/age-badge';
import { adminPaths } from '@/shared/lib/admin-paths';
import { Link } from '@/shared/router/router';
import { Badge } from '@/shared/ui/badge';
import { Time } from '@/shared/ui/time';
import type { Tone } from '@/shared/ui/tones';
import { type DeskUserReport, useUserReports } from '../users-desk-api';
import { UserList } from './user-list';

export interface UserReportsProps {
  id: string;
  /** The names of the reasons by their codes. */
  reasons: ReadonlyMap<string, string>;
}

/** What was reported of somebody: one line for one thing; who reported it is told with the case alone. */
export function UserReports({ id, reasons }: UserReportsProps) {
  const { t } = useLingui();
  const kinds: Record<DeskUserReport['subject']['kind'], string> = {
    listing: t`Listing`,
    user: t`Person`,
    message: t`Message`,
    review: t`Review`,
  };
  const statuses: Record<DeskUserReport['status'], readonly [string, Tone]> = {
    pending: [t`New`, 'attention'],
    investigating: [t`Being looked at`, 'accent'],
    resolved: [t`Resolved`, 'success'],
    rejected: [t`Rejected`, 'neutral'],
  };
  return (
    <UserList
      label={t`Reports`}
      query={useUserReports(id)}
      empty={t`Nobody has reported them.`}
      row={({
        id: reportId,
        subject,
        status,
        voice_count,
        reasons: given,
        created_at,
        sla_at,
        closed_at,
      }) => {
        const [word, tone] = statuses[status];
        return (
          <>
            <Link
              to={adminPaths.report(reportId)}
              className="touch-target min-w-0 truncate rounded-sm font-medium hover:text-accent hover:underline"
            >
              {subject.title || kinds[subject.kind]}
            </Link>
            <span className="text-muted text-xs">
              {given.map(({ code }) => reasons.get(code) ?? code).join(', ')}
            </span>
            <span className="ml-auto flex items-center gap-4">
              <span className="text-muted text-xs">
                <Plural value={voice_count} one="# person" other="# people" />
              </span>
              <Badge tone={tone}>{word}</Badge>
              {closed_at ? (
                <Time iso={closed_at} className="text-muted text-xs" />
              ) : (
                <AgeBadge since={created_at} due={sla_at} />
              )}
            </span>
          </>
        );
      }}
    />
  );
}
