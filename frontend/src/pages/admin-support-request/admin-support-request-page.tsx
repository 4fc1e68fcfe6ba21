import { useLingui } from '@lingui/react/macro';
import { DeskReadyWords } from '@/features/moderation/components/desk-ready-words';
import { Conversation } from '@/features/support/components/conversation';
import { DeskSupportAnswer } from '@/features/support/components/desk-support-answer';
import { useDeskRequest } from '@/features/support/desk-support-api';
import { useDeskSupportWords } from '@/features/support/use-desk-support-words';
import { AgeBadge } from '@/shared/desk/age-badge';
import { DeskPage, RowsSkeleton } from '@/shared/desk/desk-page';
import { PersonLine } from '@/shared/desk/person-line';
import { Link, useParams } from '@/shared/router/router';
import { Badge } from '@/shared/ui/badge';
import { ProblemState } from '@/shared/ui/problem-state';

/** One request: who asks and what about, all that was said, and the answer. */
export function AdminSupportRequestPage() {
  const { t } = useLingui();
  const { id = '' } = useParams();
  const { data: request, error, refetch } = useDeskRequest(id);
  const { topics, states, subjects } = useDeskSupportWords();
  if (!request) {
    return (
      <DeskPage title={t`Support`}>
        {error ? <ProblemState error={error} onRetry={() => void refetch()} /> : <RowsSkeleton />}
      </DeskPage>
    );
  }
  const { number, topic, state, person, email, subject, subject_link, waiting_since, sla_at } = request;
  const named = subject && `${subjects[subject.kind]} ${subject.number}`;
  return (
    <DeskPage
      title={number}
      heading={
        <span className="inline-flex flex-wrap items-center gap-2">
          {number}
          <Badge>{topics[topic]}</Badge>
          <Badge tone={state === 'closed' ? 'neutral' : 'accent'}>{states[state]}</Badge>
          {waiting_since && <AgeBadge since={waiting_since} due={sla_at} />}
        </span>
      }
      note={
        <span className="flex flex-wrap items-center gap-x-4 gap-y-1">
          {person ? (
            <PersonLine person={{ ...person, is_verified_seller: person.is_verified }} />
          ) : (
            <span>{email || t`Guest`}</span>
          )}
          {named &&
            (subject_link ? (
              <Link to={subject_link} className="touch-target text-accent hover:underline">
                {named}
              </Link>
            ) : (
              <span>{named}</span>
            ))}
        </span>
      }
    >
      <div className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_26rem]">
        <Conversation
          messages={request.messages}
          reader="staff"
          {...(person && { person: person.username })}
        />
        <div className="lg:sticky lg:top-18 lg:self-start">
          <DeskSupportAnswer
            key={id}
            request={request}
            renderReady={(onChoose) => (
              <DeskReadyWords use="support" readerLocale={request.language} onChoose={onChoose} />
            )}
          />
        </div>
      </div>
    </DeskPage>
  );
}
