import { Trans, useLingui } from '@lingui/react/macro';
import { Badge } from '@/shared/ui/badge';
import { Time } from '@/shared/ui/time';
import type { DisputeDesk } from '../desk-disputes-api';

type Verdicts = DisputeDesk['buyer']['verdicts'];

/** What was decided about one side before, the newest first. */
export function DeskVerdicts({ verdicts }: { verdicts: Verdicts }) {
  const { t } = useLingui();
  const kinds: Record<Verdicts[number]['kind'], string> = {
    warn: t`Warning`,
    hide: t`Hidden`,
    block: t`Block`,
  };
  if (verdicts.length === 0) return <p className="mt-2 text-muted text-xs">{t`No verdicts`}</p>;
  return (
    <ul aria-label={t`Earlier verdicts`} className="mt-2 grid gap-2 border-line-muted border-t pt-2">
      {verdicts.map(({ id, kind, text, given_at, expires_at, ended_at }) => (
        <li key={id} className="text-xs">
          <p className="flex flex-wrap items-center gap-x-2 gap-y-0.5 text-muted">
            <Badge tone={ended_at ? 'neutral' : 'danger'}>{kinds[kind]}</Badge>
            <Time iso={given_at} />
            {ended_at ? (
              <span>{t`ended`}</span>
            ) : (
              expires_at && (
                <span>
                  <Trans>
                    until <Time iso={expires_at} as="moment" />
                  </Trans>
                </span>
              )
            )}
          </p>
          <p className="mt-0.5 line-clamp-3 break-words">{text}</p>
        </li>
      ))}
    </ul>
  );
}
