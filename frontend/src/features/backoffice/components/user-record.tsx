import { useLingui } from '@lingui/react/macro';
import { RowsSkeleton } from '@/shared/desk/desk-page';
import { Badge } from '@/shared/ui/badge';
import { Card } from '@/shared/ui/card';
import { ProblemState } from '@/shared/ui/problem-state';
import { Time } from '@/shared/ui/time';
import { useActWords } from '../hooks/use-act-words';
import { type DeskUser, useUserHistory, useUserSessions } from '../users-desk-api';
import { ActDetails } from './act-details';

const ROW = 'grid gap-1 border-line-muted border-b px-4 py-3 last:border-b-0';

/** Where somebody is signed in. */
export function UserSessions({ id }: { id: string }) {
  const { t } = useLingui();
  const { data, error, refetch } = useUserSessions(id);
  if (!data) return error ? <ProblemState error={error} onRetry={() => void refetch()} /> : <RowsSkeleton />;
  return (
    <Card className="overflow-hidden">
      {data.results.length === 0 && <p className="p-4 text-muted">{t`They are signed in nowhere.`}</p>}
      <ul aria-label={t`Sessions`}>
        {data.results.map((session) => (
          <li key={session.id} className={ROW}>
            <span className="font-medium">
              {[session.browser, session.system].filter(Boolean).join(', ') || t`Unknown device`}
            </span>
            <span className="flex flex-wrap gap-x-4 text-muted text-xs">
              {session.place && <span>{session.place}</span>}
              <span className="font-mono">{session.ip}</span>
              <Time iso={session.last_used_at} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** What was decided about somebody, and what they read. */
export function UserVerdicts({ user, reasons }: { user: DeskUser; reasons: ReadonlyMap<string, string> }) {
  const { t } = useLingui();
  const kinds = { warn: t`Warning`, hide: t`Hidden`, block: t`Block` };
  return (
    <Card className="overflow-hidden">
      {user.verdicts.length === 0 && <p className="p-4 text-muted">{t`Nothing was decided against them.`}</p>}
      <ul aria-label={t`Verdicts`}>
        {user.verdicts.map((verdict) => (
          <li key={verdict.id} className={ROW}>
            <span className="flex flex-wrap items-center gap-2">
              <Badge tone={verdict.ended_at ? 'neutral' : 'danger'}>{kinds[verdict.kind]}</Badge>
              <span className="font-medium">{reasons.get(verdict.reason) ?? verdict.reason}</span>
              <Time iso={verdict.given_at} className="text-muted text-xs" />
              {verdict.ended_at ? (
                <span className="text-muted text-xs">{t`ended`}</span>
              ) : (
                verdict.expires_at && (
                  <span className="text-muted text-xs">
                    {t`Until`} <Time iso={verdict.expires_at} as="moment" />
                  </span>
                )
              )}
            </span>
            <p className="whitespace-pre-wrap break-words">{verdict.text}</p>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** What was done to somebody, from the audit log. */
export function UserHistory({ id }: { id: string }) {
  const { t } = useLingui();
  const { actName } = useActWords();
  const { data, error, refetch } = useUserHistory(id);
  if (!data) return error ? <ProblemState error={error} onRetry={() => void refetch()} /> : <RowsSkeleton />;
  return (
    <Card className="overflow-hidden">
      {data.results.length === 0 && <p className="p-4 text-muted">{t`Nothing is on record.`}</p>}
      <ul aria-label={t`Audit log`}>
        {data.results.map((act) => (
          <li key={act.id} className={ROW}>
            <span className="flex flex-wrap items-center gap-2">
              <span className="font-medium">{actName(act.action)}</span>
              <span className="text-muted">{act.actor?.username ?? (act.actor_name || act.actor_kind)}</span>
              <Time iso={act.at} as="moment" className="text-muted text-xs" />
            </span>
            <ActDetails details={act.details} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
