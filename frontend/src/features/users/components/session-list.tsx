import { useLingui } from '@lingui/react/macro';
import { Monitor, MonitorSmartphone, Smartphone } from 'lucide-react';
import { useState } from 'react';
import { toProblem } from '@/shared/api/problem';
import { problemWords } from '@/shared/api/problem-words';
import type { Schema } from '@/shared/api/types';
import { Badge } from '@/shared/ui/badge';
import { Button } from '@/shared/ui/button';
import { Card } from '@/shared/ui/card';
import { Dialog } from '@/shared/ui/dialog';
import { FormProblem } from '@/shared/ui/form-problem';
import { ProblemState } from '@/shared/ui/problem-state';
import { Skeleton } from '@/shared/ui/skeleton';
import { Time } from '@/shared/ui/time';
import { showToast } from '@/shared/ui/toast';
import { useEndOtherSessions, useEndSession, useSessions } from '../sessions-api';

const ICONS = { phone: Smartphone, computer: Monitor, other: MonitorSmartphone };

/** Every browser that is signed in to this account, each with a way to end it. */
export function SessionList() {
  const { t } = useLingui();
  const { data: sessions, error, refetch } = useSessions();
  if (!sessions) {
    return error ? (
      <ProblemState error={error} onRetry={() => void refetch()} />
    ) : (
      <Skeleton className="h-96 rounded-xl" />
    );
  }
  return (
    <Card className="overflow-hidden">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-3 p-4 md:p-6">
        <div className="min-w-0 flex-1 basis-64">
          <h2 className="font-semibold text-base">{t`Where you are signed in`}</h2>
          <p className="mt-0.5 text-pretty text-muted">
            {t`You do not know one of them? End it and change your password.`}
          </p>
        </div>
        <EndOthers isAlone={sessions.length < 2} />
      </div>
      <ul className="divide-y divide-line-muted border-line-muted border-t">
        {sessions.map((session) => (
          <Row key={session.id} session={session} />
        ))}
      </ul>
    </Card>
  );
}

function Row({ session }: { session: Schema<'SessionRowOut'> }) {
  const { t } = useLingui();
  const end = useEndSession();
  const { browser, system } = session;
  const Icon = ICONS[session.kind];
  const name = [browser, system].filter(Boolean).join(' · ') || t`Unknown device`;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-3 px-4 py-4 md:px-6">
      <span className="grid size-10 shrink-0 place-items-center rounded-lg border border-line bg-inset text-muted">
        <Icon className="size-5" aria-hidden="true" />
      </span>
      <div className="min-w-0 flex-1 basis-36">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-semibold">
          {name}
          {session.is_current && <Badge tone="success">{t`This device`}</Badge>}
        </p>
        <p className="text-muted text-xs">{[session.place, session.ip].filter(Boolean).join(' · ')}</p>
        <p className="text-muted text-xs">
          {session.is_current ? (
            t`In use now`
          ) : (
            <>
              {t`Last used`} <Time iso={session.last_used_at} as="relative" />
            </>
          )}
          {' · '}
          {t`signed in`} <Time iso={session.created_at} as="date" />
        </p>
      </div>
      {!session.is_current && (
        <Button
          aria-label={t`End the session: ${name}`}
          isLoading={end.isPending}
          onClick={() =>
            end.mutate(session.id, {
              onSuccess: () => showToast({ tone: 'success', title: t`The session is ended` }),
            })
          }
        >
          {t`End`}
        </Button>
      )}
      {end.error && (
        <div className="basis-full">
          <FormProblem message={problemWords(toProblem(end.error))} />
        </div>
      )}
    </li>
  );
}

function EndOthers({ isAlone }: { isAlone: boolean }) {
  const { t } = useLingui();
  const [isAsking, setAsking] = useState(false);
  const end = useEndOtherSessions();
  return (
    <>
      <Button
        variant="danger"
        disabledReason={isAlone ? t`You are signed in here only.` : undefined}
        onClick={() => setAsking(true)}
      >
        {t`End all others`}
      </Button>
      <Dialog
        size="sm"
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        isLocked={end.isPending}
        title={t`Sign out everywhere else?`}
        footer={
          <>
            <Button size="lg" disabled={end.isPending} onClick={() => setAsking(false)}>
              {t`Not now`}
            </Button>
            <Button
              size="lg"
              variant="danger"
              isLoading={end.isPending}
              onClick={() =>
                end.mutate(undefined, {
                  onSuccess: () => {
                    setAsking(false);
                    showToast({ tone: 'success', title: t`You are signed in here only` });
                  },
                })
              }
            >
              {t`End all others`}
            </Button>
          </>
        }
      >
        <div className="grid gap-3">
          <p className="text-muted">{t`All other browsers and phones have to sign in again. This one stays.`}</p>
          <FormProblem message={end.error ? problemWords(toProblem(end.error)) : undefined} />
        </div>
      </Dialog>
    </>
  );
}
