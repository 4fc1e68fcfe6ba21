import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type Locale, useLocale } from '@/shared/i18n/locale';
import type { Faq, InfoDocument } from './content/shape';

/**
 * A text in the language that is shown; the last one stays on the page while another language comes.
 *
 * @param name names the text among all others
 */
export function useContent<Content extends Faq | InfoDocument>(
  name: string,
  loaders: Record<Locale, () => Promise<Content>>,
) {
  const locale = useLocale();
  return useQuery<Content>({
    queryKey: ['info', name, locale],
    queryFn: () => loaders[locale](),
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
  });
}
