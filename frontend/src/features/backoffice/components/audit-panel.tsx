import { useLingui } from '@lingui/react/macro';
import { Fragment } from 'react';
import { FieldDiff } from '@/shared/desk/diff/field-diff';
import { PersonLine } from '@/shared/desk/person-line';
import { SidePanel } from '@/shared/desk/side-panel';
import { Link } from '@/shared/router/router';
import { Time } from '@/shared/ui/time';
import { type AuditLine, changesOf, othersOf, reasonOf, targetPath } from '../audit-desk-api';
import { useActWords } from '../hooks/use-act-words';
import { useActorWords } from '../hooks/use-actor-words';
import { useTargetWords } from '../hooks/use-target-words';

export interface AuditPanelProps {
  /** The act that is open; null: none, or not among what was fetched. */
  line: AuditLine | null;
  onClose: () => void;
}

/** One act whole: to what, from where, what changed. */
export function AuditPanel({ line, onClose }: AuditPanelProps) {
  const { t } = useLingui();
  const { actName } = useActWords();
  const { targetName } = useTargetWords();
  const { actorName } = useActorWords();
  const to = line && targetPath(line);
  const reason = line && reasonOf(line);
  const others = line ? othersOf(line) : [];
  return (
    <SidePanel
      isOpen={line !== null}
      onClose={onClose}
      title={line ? actName(line.action) : ''}
      description={line && <Time iso={line.at} as="moment" />}
    >
      {line && (
        <div className="grid gap-5">
          <dl className="grid grid-cols-[8rem_minmax(0,1fr)] gap-x-3 gap-y-2">
            <dt className="text-muted text-xs">{t`Who`}</dt>
            <dd>{line.actor ? <PersonLine person={line.actor} /> : actorName(line)}</dd>
            <dt className="text-muted text-xs">{t`Act`}</dt>
            <dd className="font-mono text-xs">{line.action}</dd>
            <dt className="text-muted text-xs">{t`To what`}</dt>
            <dd className="break-all font-mono text-xs">
              {to ? (
                <Link to={to} className="text-accent hover:underline">
                  {targetName(line.target)} {line.target_id}
                </Link>
              ) : (
                `${targetName(line.target)} ${line.target_id}`
              )}
            </dd>
            <dt className="text-muted text-xs">{t`Address`}</dt>
            <dd className="font-mono text-xs">{line.ip || '—'}</dd>
            <dt className="text-muted text-xs">{t`Device`}</dt>
            <dd className="break-words text-xs">{line.user_agent || '—'}</dd>
            {reason && (
              <>
                <dt className="text-muted text-xs">{t`Reason`}</dt>
                <dd className="whitespace-pre-wrap break-words">{reason}</dd>
              </>
            )}
            {others.map(([name, value]) => (
              <Fragment key={name}>
                <dt className="break-words font-mono text-muted text-xs">{name}</dt>
                <dd className="break-words font-mono text-xs">{value}</dd>
              </Fragment>
            ))}
          </dl>
          <Changes line={line} />
        </div>
      )}
    </SidePanel>
  );
}

/** Field by field, what was and what came. */
function Changes({ line }: { line: AuditLine }) {
  const { t } = useLingui();
  const changes = changesOf(line);
  return (
    <section className="grid gap-3">
      <h3 className="font-semibold">{t`What changed`}</h3>
      {changes.map(({ field, before, after }) => (
        <FieldDiff key={field} label={field} before={before} after={after} kind="value" />
      ))}
      {changes.length === 0 && <p className="text-muted">{t`Nothing more was written down.`}</p>}
    </section>
  );
}
