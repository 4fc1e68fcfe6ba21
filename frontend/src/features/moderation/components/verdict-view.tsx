import { Trans, useLingui } from '@lingui/react/macro';
import { Gavel } from 'lucide-react';
import type { ReactNode } from 'react';
import { paths } from '@/shared/lib/paths';
import { Link } from '@/shared/router/router';
import { Badge } from '@/shared/ui/badge';
import { Card } from '@/shared/ui/card';
import { Time } from '@/shared/ui/time';
import { useReportWords } from '../hooks/use-report-words';
import type { MyVerdict } from '../verdicts-api';
import { VerdictAppeal } from './verdict-appeal';

/** One verdict whole: what was decided, why, until when, and the way to speak against it. */
export function VerdictView({ verdict }: { verdict: MyVerdict }) {
  const { t } = useLingui();
  const { verdictTitle, reasonName } = useReportWords();
  const reason = reasonName(verdict.reason);
  return (
    <div className="grid gap-6">
      <header>
        <p className="flex items-center gap-2 text-[13px] text-muted">
          <Gavel className="size-4" aria-hidden="true" />
          {t`A decision of the moderators`} · <Time iso={verdict.given_at} />
        </p>
        <h1 className="mt-1 text-balance text-title">{verdictTitle(verdict)}</h1>
        <p className="mt-2">
          <State verdict={verdict} />
        </p>
      </header>
      <Card className="grid gap-4 p-5">
        <dl className="grid gap-4">
          {reason && <Fact name={t`Reason`}>{reason}</Fact>}
          <Fact name={t`What the moderator writes`}>
            <span className="whitespace-pre-line break-words">{verdict.text}</span>
          </Fact>
          <Fact name={t`What it is about`}>
            <Subject verdict={verdict} />
          </Fact>
          {verdict.ended_at === null && (
            <Fact name={t`What follows`}>
              <Consequence verdict={verdict} />
            </Fact>
          )}
        </dl>
      </Card>
      <VerdictAppeal verdict={verdict} />
    </div>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-[13px] text-muted">{name}</dt>
      <dd className="mt-0.5 text-pretty">{children}</dd>
    </div>
  );
}

/** Whether it is in force, and until when. */
function State({ verdict: { ended_at, end_reason, expires_at } }: { verdict: MyVerdict }) {
  const { t } = useLingui();
  if (ended_at) {
    const words = {
      '': t`It has ended`,
      expired: t`Its time is over`,
      lifted: t`Moderators took it back`,
      appealed: t`Taken back after your appeal`,
    };
    return <Badge tone="success">{words[end_reason]}</Badge>;
  }
  if (!expires_at) return <Badge tone="attention">{t`In force`}</Badge>;
  return (
    <Badge tone="attention">
      <Trans>
        In force until <Time iso={expires_at} as="date" />
      </Trans>
    </Badge>
  );
}

function Subject({ verdict: { subject } }: { verdict: MyVerdict }) {
  const { kinds } = useReportWords();
  const { kind, title } = subject;
  const name = title ? `${kinds[kind]}: ${title}` : kinds[kind];
  // Its seller opens a hidden listing too.
  if (kind !== 'listing') return name;
  return (
    <Link to={paths.listing(subject.id)} className="rounded-sm text-accent hover:underline">
      {name}
    </Link>
  );
}

function Consequence({ verdict: { kind } }: { verdict: MyVerdict }) {
  const { t } = useLingui();
  if (kind === 'warn') {
    return t`Nothing was taken away. If it happens again, it can be hidden or your account blocked.`;
  }
  if (kind === 'hide') return t`Nobody but you and the moderators sees it while this is in force.`;
  return t`You cannot sign in while this is in force. Moderators look after your open orders; your money stays yours.`;
}
