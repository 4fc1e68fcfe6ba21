import { useLingui } from '@lingui/react/macro';
import { Search } from 'lucide-react';
import { useDocumentTitle } from '@/shared/lib/use-document-title';
import { useSettledText } from '@/shared/lib/use-settled-text';
import { useSearchParams } from '@/shared/router/router';
import { Button } from '@/shared/ui/button';
import { EmptyState } from '@/shared/ui/empty-state';
import { Input } from '@/shared/ui/input';
import { ProblemState } from '@/shared/ui/problem-state';
import { faqs } from './content/loaders';
import type { Faq } from './content/shape';
import { FaqQuestion } from './faq-question';
import { faqFound } from './faq-search';
import { InfoLayout, InfoSkeleton } from './info-layout';
import { useContent } from './use-content';
import { useHashTarget } from './use-hash-target';

/** What people ask most: by groups, searched in the page, each answer with an address of its own. */
export function FaqPage() {
  const { data: faq, error, refetch } = useContent('faq', faqs);
  useDocumentTitle(faq?.title);
  if (!faq) {
    if (error)
      return <ProblemState error={error} onRetry={() => void refetch()} as="h1" className="py-24!" />;
    return <InfoSkeleton />;
  }
  return <Questions faq={faq} />;
}

function Questions({ faq }: { faq: Faq }) {
  const { t } = useLingui();
  const [params, setParams] = useSearchParams();
  const words = useSettledText(params.get('q') ?? '', (text) =>
    setParams(text.trim() ? { q: text.trim() } : {}, { replace: true }),
  );
  const asked = words.typed;
  const target = useHashTarget(true);
  const found = faqFound(faq.groups, asked);
  return (
    <InfoLayout title={faq.title} lead={faq.lead} anchors={faq.groups}>
      {/* biome-ignore lint/a11y/useSemanticElements: a form would send something; this only narrows what is here. */}
      <div role="search" aria-label={faq.title} className="mt-6">
        <Input
          type="search"
          icon={<Search className="size-4" aria-hidden="true" />}
          value={asked}
          onChange={(event) => words.type(event.target.value)}
          onBlur={words.settle}
          aria-label={t`Find an answer`}
          placeholder={t`Find an answer…`}
          maxLength={64}
        />
      </div>
      <div aria-live="polite">
        {found.length === 0 && (
          <EmptyState
            drawing="search"
            title={t`No answer with these words`}
            action={<Button onClick={() => words.type('')}>{t`Show all questions`}</Button>}
          >
            {t`Try another word.`}
          </EmptyState>
        )}
        {found.map(({ id, title, items }) => (
          <section key={id} aria-labelledby={id} className="mt-8">
            <h2 id={id} className="scroll-mt-24 font-bold text-xl tracking-[-.02em]">
              {title}
            </h2>
            <div className="surface mt-4 divide-y divide-line-muted overflow-hidden">
              {items.map((item) => (
                <FaqQuestion
                  key={item.id}
                  item={item}
                  isAsked={target === item.id || (asked !== '' && found.length === 1 && items.length === 1)}
                />
              ))}
            </div>
          </section>
        ))}
      </div>
    </InfoLayout>
  );
}
