import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { ListPage } from '@/shared/api/list-page';
import type { ServerFrame } from '@/shared/realtime/frames';
import type { Offer } from './api';

type Page = ListPage<Offer>;

/** What the shop's own socket says of price offers: the offer goes into every list that is known and has it, or should. */
export function onUserFrame(queryClient: QueryClient, frame: ServerFrame): void {
  if (frame.type !== 'offer.created' && frame.type !== 'offer.changed') return;
  const { offer } = frame.data;
  const side = offer.party === 'seller' ? 'received' : 'sent';
  for (const [queryKey, list] of queryClient.getQueriesData<InfiniteData<Page>>({
    queryKey: ['offers', 'list', side],
  })) {
    const belongs = queryKey[3] === 'all' || queryKey[3] === offer.state;
    if (list) queryClient.setQueryData(queryKey, { ...list, pages: withOffer(list.pages, offer, belongs) });
  }
  const patch = (queryKey: readonly unknown[], belongs: boolean) =>
    queryClient.setQueryData<Page>(queryKey, (page) => page && withOffer([page], offer, belongs)[0]);
  patch(['offers', 'listing', offer.listing.id], true);
  patch(['offers', 'waiting'], offer.state === 'open');
}

/** After a time without news: ask again for what is shown and may have changed. */
export function catchUp(queryClient: QueryClient): void {
  void queryClient.invalidateQueries({ queryKey: ['offers'] });
}

function withOffer(pages: Page[], offer: Offer, belongs: boolean): Page[] {
  const known = pages.flatMap(({ results }) => results).find(({ id }) => id === offer.id);
  if (known && known.version >= offer.version) return pages;
  return pages.map((page, index) => {
    const isNew = !known && belongs && index === 0;
    const rest = page.results.flatMap((one) => (one.id !== offer.id ? [one] : belongs ? [offer] : []));
    return { ...page, results: isNew ? [offer, ...rest] : rest };
  });
}
