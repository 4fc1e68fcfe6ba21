import { useLingui } from '@lingui/react/macro';
import { LinkIcon, TimerOff } from 'lucide-react';
import { useGuestClose, useGuestReply, useGuestRequest } from '@/features/support/api';
import { RequestView } from '@/features/support/components/request-view';
import { CalmPage } from '@/features/users/components/calm-page';
import { isDeadLink } from '@/features/users/components/link-trouble';
import { useLinkToken } from '@/features/users/hooks/use-link-token';
import { toProblem } from '@/shared/api/problem';
import { infoPaths } from '@/shared/lib/info-paths';
import { useDocumentTitle } from '@/shared/lib/use-document-title';
import { ButtonLink } from '@/shared/ui/button';
import { Outcome, OutcomeIcon } from '@/shared/ui/outcome';
import { ProblemState } from '@/shared/ui/problem-state';
import { RequestSkeleton } from './request-skeleton';

/** Where the letter to a guest leads: opening it proves the e-mail, shows the request and lets the guest go on. */
export function SupportGuestPage() {
  const { t } = useLingui();
  useDocumentTitle(t`Support`);
  const token = useLinkToken();
  const { data: request, error, refetch } = useGuestRequest(token);
  const reply = useGuestReply(token);
  const close = useGuestClose(token);
  if (token === null || (error && isDeadLink(error))) {
    return (
      <CalmPage>
        <DeadLink code={token === null ? null : toProblem(error).code} />
      </CalmPage>
    );
  }
  if (!request) {
    if (error)
      return <ProblemState error={error} onRetry={() => void refetch()} as="h1" className="py-24!" />;
    return <RequestSkeleton />;
  }
  return (
    <div className="page py-6 md:py-8">
      <RequestView
        request={request}
        keptAs={`support.${request.id}`}
        hasPictures={false}
        isClosing={close.isPending}
        onClose={() => close.mutate()}
        onSend={(text) => reply.mutateAsync({ text })}
      />
    </div>
  );
}

function DeadLink({ code }: { code: string | null }) {
  const { t } = useLingui();
  const isExpired = code === 'auth.link_expired';
  return (
    <Outcome
      tone="attention"
      mark={<OutcomeIcon of={isExpired ? TimerOff : LinkIcon} />}
      title={
        isExpired ? t`This link is too old` : code ? t`This link leads nowhere` : t`The link is not whole`
      }
      actions={<ButtonLink size="lg" to={infoPaths.support()}>{t`Ask something new`}</ButtonLink>}
    >
      {isExpired
        ? t`A question has to be confirmed within 24 hours, and a closed request stays open for 14 days.`
        : t`Open it from the letter again, or copy all of it into the address bar.`}
    </Outcome>
  );
}
