import { useLingui } from '@lingui/react/macro';
import type { SupportTopic } from '@/features/support/api';
import { faqs } from './content/loaders';
import { FaqQuestion } from './faq-question';
import { TOPIC_QUESTIONS } from './topic-questions';
import { useContent } from './use-content';

/** What may answer the question before anybody has to; nothing where the texts cannot come. */
export function TopicAnswers({ topic }: { topic: SupportTopic }) {
  const { t } = useLingui();
  const { data: faq } = useContent('faq', faqs);
  const asked: readonly string[] = TOPIC_QUESTIONS[topic];
  const items = (faq?.groups ?? []).flatMap((group) => group.items).filter(({ id }) => asked.includes(id));
  if (items.length === 0) return null;
  return (
    <section aria-labelledby="answers">
      <h2 id="answers" className="font-semibold text-base">{t`Perhaps the answer is here`}</h2>
      <div className="surface mt-3 divide-y divide-line-muted overflow-hidden">
        {items.map((item) => (
          <FaqQuestion key={item.id} item={item} isAsked={false} />
        ))}
      </div>
    </section>
  );
}
