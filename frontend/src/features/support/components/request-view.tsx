import { Trans, useLingui } from '@lingui/react/macro';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { infoPaths } from '@/shared/lib/info-paths';
import { Badge } from '@/shared/ui/badge';
import { Banner } from '@/shared/ui/banner';
import { Button, ButtonLink } from '@/shared/ui/button';
import { Skeleton } from '@/shared/ui/skeleton';
import { Time } from '@/shared/ui/time';
import type { SupportRequest } from '../api';
import { useSupportWords } from '../use-support-words';
import { Conversation } from './conversation';

const ReplyForm = lazy(async () => ({ default: (await import('./reply-form')).ReplyForm }));

export interface RequestViewProps {
  request: SupportRequest;
  /** Under which name the words being written are kept. */
  keptAs: string;
  hasPictures: boolean;
  isClosing: boolean;
  onClose: () => void;
  onSend: (text: string, uploadIds: string[]) => Promise<unknown>;
  /** Above the heading: the way back. */
  lead?: ReactNode;
}

/** One request as a conversation: what it is about, all that was said, and the next word. */
export function RequestView({
  request,
  keptAs,
  hasPictures,
  isClosing,
  onClose,
  onSend,
  lead,
}: RequestViewProps) {
  const { t } = useLingui();
  const [isSending, setSending] = useState(false);
  // Who closes it while a message is on its way would open it again by that.
  const send = async (text: string, uploadIds: string[]) => {
    setSending(true);
    try {
      return await onSend(text, uploadIds);
    } finally {
      setSending(false);
    }
  };
  const { topics, states, subjects } = useSupportWords();
  const { number, topic, subject, state, can_write, reopen_until, messages } = request;
  const [words, tone] = states[state];
  return (
    <div className="mx-auto max-w-3xl">
      {lead}
      <header className="mt-3 mb-6">
        <h1 className="text-balance text-title">{topics[topic]}</h1>
        <p className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-muted">
          <Badge tone={tone}>{words}</Badge>
          <span className="font-mono">{number}</span>
          {subject && (
            <span>
              {subjects[subject.kind]} <span className="font-mono">{subject.number}</span>
            </span>
          )}
        </p>
      </header>
      <Conversation messages={messages} reader="person" />
      <div className="mt-6 grid gap-4">
        {state === 'closed' && can_write && reopen_until && (
          <Banner>
            <Trans>
              This request is closed. If something is left, write here until{' '}
              <Time iso={reopen_until} as="date" />.
            </Trans>
          </Banner>
        )}
        {can_write ? (
          <Suspense fallback={<Skeleton className={hasPictures ? 'h-94.5 md:h-86.5' : 'h-43.5'} />}>
            <ReplyForm keptAs={keptAs} hasPictures={hasPictures} onSend={send} />
          </Suspense>
        ) : (
          <Banner action={<ButtonLink to={infoPaths.support()}>{t`Ask something new`}</ButtonLink>}>
            {t`This request is closed, and the time to go on with it is over.`}
          </Banner>
        )}
        {state !== 'closed' && (
          <p className="flex flex-wrap items-center justify-between gap-3 border-line-muted border-t pt-4 text-muted">
            {t`Settled? Then nobody needs to answer any more.`}
            <Button isLoading={isClosing || isSending} onClick={onClose}>{t`Close the request`}</Button>
          </p>
        )}
      </div>
    </div>
  );
}
