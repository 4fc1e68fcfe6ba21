import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { ListPage } from '@/shared/api/list-page';
import type { ServerFrame } from '@/shared/realtime/frames';
import type { Offer } from './api';

type Page = ListPage<Offer>;

/** What the shop's own socket says of price offers: the offer goes into every list that is known and has it, or should. */
export function onUserFrame(queryClient: QueryClient, frame: ServerFrame): void {
  if (frame.type !== 'offer.created' && frame.type !== 'offer.changed') return;
  const { offer } = frame.data;
  if (knownVersion(queryClient, offer.id) >= offer.version) return;
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
  const isKnown = pages.some(({ results }) => results.some(({ id }) => id === offer.id));
  return pages.map((page, index) => {
    const isNew = !isKnown && belongs && index === 0;
    const rest = page.results.flatMap((one) => (one.id !== offer.id ? [one] : belongs ? [offer] : []));
    return { ...page, results: isNew ? [offer, ...rest] : rest };
  });
}

/** The newest version of an offer that any list has; 0 where none has it. */
function knownVersion(queryClient: QueryClient, offerId: string): number {
  const lists = queryClient.getQueriesData<InfiniteData<Page> | Page>({ queryKey: ['offers'] });
  const pages = lists.flatMap(([, list]) => (list && 'pages' in list ? list.pages : list ? [list] : []));
  const versions = pages.flatMap(({ results }) => results.filter(({ id }) => id === offerId));
  return Math.max(0, ...versions.map(({ version }) => version));
}
