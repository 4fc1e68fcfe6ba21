import { useLingui } from '@lingui/react/macro';
import { useSupportClose, useSupportReply, useSupportRequest } from '@/features/support/api';
import { RequestView } from '@/features/support/components/request-view';
import { infoPaths } from '@/shared/lib/info-paths';
import { useDocumentTitle } from '@/shared/lib/use-document-title';
import { useParams } from '@/shared/router/router';
import { Breadcrumbs } from '@/shared/ui/breadcrumbs';
import { ProblemState } from '@/shared/ui/problem-state';
import { RequestSkeleton } from './request-skeleton';

/** One's own request. */
export function SupportRequestPage() {
  const { t } = useLingui();
  const { id = '' } = useParams();
  const { data: request, error, refetch } = useSupportRequest(id);
  const reply = useSupportReply(id);
  const close = useSupportClose(id);
  useDocumentTitle(request?.number ?? t`Support`);
  if (!request) {
    if (error)
      return <ProblemState error={error} onRetry={() => void refetch()} as="h1" className="py-24!" />;
    return <RequestSkeleton />;
  }
  return (
    <div className="page py-6 md:py-8">
      <RequestView
        key={id}
        request={request}
        keptAs={`support.${id}`}
        hasPictures
        isClosing={close.isPending}
        onClose={() => close.mutate()}
        onSend={(text, upload_ids) => reply.mutateAsync({ text, upload_ids })}
        lead={
          <Breadcrumbs crumbs={[{ label: t`Support`, to: infoPaths.support() }, { label: request.number }]} />
        }
      />
    </div>
  );
}
