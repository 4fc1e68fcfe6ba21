import { useDocumentTitle } from '@/shared/lib/use-document-title';
import { ProblemState } from '@/shared/ui/problem-state';
import { Blocks } from './blocks';
import { CHANGED, type DocumentName, documents } from './content/loaders';
import { InfoLayout, InfoSkeleton } from './info-layout';
import { useContent } from './use-content';
import { useHashTarget } from './use-hash-target';

/** One long text with its contents. */
export function DocumentPage({ name }: { name: DocumentName }) {
  const { data: text, error, refetch } = useContent(name, documents[name]);
  useDocumentTitle(text?.title);
  useHashTarget(text !== undefined);
  if (!text) {
    if (error)
      return <ProblemState error={error} onRetry={() => void refetch()} as="h1" className="py-24!" />;
    return <InfoSkeleton />;
  }
  return (
    <InfoLayout title={text.title} lead={text.lead} changedAt={CHANGED[name]} anchors={text.sections}>
      {text.sections.map(({ id, title, blocks }) => (
        <section key={id} aria-labelledby={id} className="mt-8">
          <h2 id={id} className="mb-3 scroll-mt-24 text-balance font-bold text-xl tracking-[-.02em]">
            {title}
          </h2>
          <Blocks blocks={blocks} />
        </section>
      ))}
    </InfoLayout>
  );
}

/** What the shop offers and on which terms. */
export function TermsPage() {
  return <DocumentPage name="terms" />;
}

/** What the shop knows about people. */
export function PrivacyPage() {
  return <DocumentPage name="privacy" />;
}

/** When and how money comes back. */
export function RefundsPage() {
  return <DocumentPage name="refunds" />;
}
