import { useLingui } from '@lingui/react/macro';
import { MailCheck } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { type SupportTopic, TOPICS } from '@/features/support/api';
import { useSupportWords } from '@/features/support/use-support-words';
import { useSessionStatus } from '@/shared/api/session';
import type { SupportPrefill } from '@/shared/lib/info-paths';
import { paths } from '@/shared/lib/paths';
import { useDocumentTitle } from '@/shared/lib/use-document-title';
import { useSearchParams } from '@/shared/router/router';
import { ButtonLink } from '@/shared/ui/button';
import { Card } from '@/shared/ui/card';
import { Outcome, OutcomeIcon } from '@/shared/ui/outcome';
import { RadioGroup } from '@/shared/ui/radio-group';
import { Skeleton } from '@/shared/ui/skeleton';
import { TopicAnswers } from './topic-answers';

// Nobody needs the form before they have said what it is about, and guests have asked nothing before.
const Ask = lazy(async () => ({ default: (await import('@/features/support/components/ask')).Ask }));
const MyRequests = lazy(async () => ({
  default: (await import('@/features/support/components/my-requests')).MyRequests,
}));

/** Ask the shop: what it is about, the answers that are there already, then the form; and what one asked before. */
export function SupportPage() {
  const { t } = useLingui();
  useDocumentTitle(t`Support`);
  const [params] = useSearchParams();
  const about = aboutOf(params);
  const status = useSessionStatus();
  const { topics } = useSupportWords();
  const [topic, setTopic] = useState<SupportTopic | null>(
    TOPICS.find((each) => each === about.topic) ?? null,
  );
  const [sentTo, setSentTo] = useState('');
  if (sentTo) return <LetterSent to={sentTo} />;
  return (
    <div className="page max-w-5xl! py-6 md:py-8">
      <h1 className="text-title">{t`Support`}</h1>
      <p className="mt-1 max-w-prose text-pretty text-muted md:text-base">
        {t`We usually answer within a day. Money in orders is safe meanwhile.`}
      </p>
      <div className="mt-6 grid gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid min-w-0 content-start gap-6">
          <RadioGroup
            label={t`What is it about?`}
            options={TOPICS.map((value) => ({ value, label: topics[value] }))}
            value={topic}
            onChange={setTopic}
            className="sm:grid-cols-2"
          />
          {topic && <TopicAnswers topic={topic} />}
          {topic && status !== 'starting' && (
            <Card className="p-4 md:p-6">
              <h2 className="mb-4 font-semibold text-base">{t`Write to us`}</h2>
              <Suspense fallback={<Skeleton className="h-64" />}>
                <Ask topic={topic} about={about} isGuest={status === 'signed-out'} onLetter={setSentTo} />
              </Suspense>
            </Card>
          )}
        </div>
        {status === 'signed-in' && (
          <section aria-labelledby="mine" className="min-w-0">
            <h2 id="mine" className="mb-3 font-semibold text-base">{t`Your requests`}</h2>
            <Suspense fallback={<Skeleton className="h-20 rounded-xl" />}>
              <MyRequests />
            </Suspense>
          </section>
        )}
      </div>
    </div>
  );
}

function LetterSent({ to }: { to: string }) {
  const { t } = useLingui();
  return (
    <div className="page flex justify-center py-8 md:py-16">
      <Card className="w-full max-w-lg self-start px-4 py-8 sm:px-6 md:px-10 md:py-10">
        <Outcome
          tone="success"
          mark={<OutcomeIcon of={MailCheck} />}
          title={t`Look into your mailbox`}
          actions={<ButtonLink size="lg" to={paths.home()}>{t`To the shop`}</ButtonLink>}
        >
          {t`We sent a link to ${to}. Open it, and our people see your question. It works for 24 hours.`}
        </Outcome>
      </Card>
    </div>
  );
}

const UUID = /^[0-9a-f-]{36}$/;
const KINDS = ['order', 'deposit', 'withdrawal'] as const;

/** What the address says of it; whatever is strange in it is left out. */
function aboutOf(params: URLSearchParams): SupportPrefill {
  const kind = KINDS.find((each) => each === params.get('kind'));
  const id = params.get('id') ?? '';
  const topic = params.get('topic');
  const error = params.get('error') ?? '';
  return {
    ...(topic && { topic }),
    ...(kind && UUID.test(id) && { kind, id, number: (params.get('number') ?? '').slice(0, 40) }),
    ...(/^[\w-]{1,64}$/.test(error) && { error }),
  };
}
