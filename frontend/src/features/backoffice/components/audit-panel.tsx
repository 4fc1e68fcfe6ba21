import { useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { SidePanel } from '@/shared/desk/side-panel';
import { Time } from '@/shared/ui/time';
import { type AuditLine, targetPath } from '../audit-desk-api';
import { useActWords } from '../hooks/use-act-words';
import { ActDetails } from './act-details';

export interface AuditPanelProps {
  /** The act that is open; null: none, or not among what was fetched. */
  line: AuditLine | null;
  onClose: () => void;
}

/** One act whole: to what, from where, what changed. */
export function AuditPanel({ line, onClose }: AuditPanelProps) {
  const { t } = useLingui();
  const { actName } = useActWords();
  const to = line && targetPath(line);
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
            <dd>{line.actor?.username ?? (line.actor_name || line.actor_kind)}</dd>
            <dt className="text-muted text-xs">{t`Act`}</dt>
            <dd className="font-mono text-xs">{line.action}</dd>
            <dt className="text-muted text-xs">{t`To what`}</dt>
            <dd className="break-all font-mono text-xs">
              {to ? (
                <Link to={to} className="text-accent hover:underline">
                  {line.target} {line.target_id}
                </Link>
              ) : (
                `${line.target} ${line.target_id}`
              )}
            </dd>
            <dt className="text-muted text-xs">{t`Address`}</dt>
            <dd className="font-mono text-xs">{line.ip || '—'}</dd>
            <dt className="text-muted text-xs">{t`Device`}</dt>
            <dd className="break-words text-xs">{line.user_agent || '—'}</dd>
          </dl>
          <section>
            <h3 className="mb-2 font-semibold">{t`What changed`}</h3>
            {Object.keys(line.details).length > 0 ? (
              <ActDetails details={line.details} />
            ) : (
              <p className="text-muted">{t`Nothing more was written down.`}</p>
            )}
          </section>
        </div>
      )}
    </SidePanel>
  );
}
