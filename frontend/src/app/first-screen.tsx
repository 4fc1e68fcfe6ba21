import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { CardPicture } from '@/features/listings/components/card-picture';
import { CARD_PICTURE_PLACE } from '@/features/listings/components/listing-card-skeleton';
import { CatalogPage } from '@/pages/catalog/catalog-page';
import { EscrowSteps } from '@/pages/home/escrow-steps';
import { Hero } from '@/pages/home/hero';
import { ListingTitle } from '@/pages/listing/listing-intro';
import { GALLERY_PLACE, ListingSkeleton, TITLE_PLACE } from '@/pages/listing/listing-skeleton';
import { activateLocale, type Locale, loadTexts } from '@/shared/i18n/locale';
import { MemoryRouter, Route, Routes } from '@/shared/router/router';
import { Gallery } from '@/shared/ui/gallery';
import { Shell } from './layouts/shell';

/** As many cards of the catalog have their picture in what the server sends. */
const PICTURES = 4;

/** The listing's id in addresses, where braces would be escaped. */
const ID = 'its-id';
/** The picture itself stands a few lines below. */
const PRELOAD = /<link rel="preload"[^>]*>/g;
const SIZES = /\{small(\d)\} 320w,\{src\1\} 640w/g;

interface Screen {
  at: string;
  page: ReactNode;
  /** What stands in a place, by the place: `{name}` is filled in by the server (backend/config/seo/screens.py). */
  filled: readonly (readonly [place: ReactNode, content: ReactNode])[];
}

const pictureOf = (number: number) => ({
  card: { url: `{src${number}}`, width: 640, height: 400 },
  card_small: { url: `{small${number}}`, width: 320, height: 200 },
  placeholder: '',
});

const cardPicture = (number: number) => (
  <div className="relative overflow-hidden rounded-t-[11px]">
    <CardPicture listing={{ image: pictureOf(number), game: { slug: '' } }} isEager />
  </div>
);

const SCREENS = {
  home: {
    at: '/',
    page: (
      <>
        <Hero games={undefined} instantCount={undefined} />
        <EscrowSteps />
      </>
    ),
    filled: [],
  },
  catalog: {
    at: '/catalog',
    page: <CatalogPage />,
    filled: Array.from({ length: PICTURES }, (_, number) => [CARD_PICTURE_PLACE, cardPicture(number)]),
  },
  listing: {
    at: `/listings/${ID}`,
    page: <ListingSkeleton />,
    filled: [
      [
        GALLERY_PLACE,
        <Gallery key="gallery" title="{title}" images={[{ src: '{src0}', srcSet: '{srcset0}' }]} />,
      ],
      [TITLE_PLACE, <ListingTitle key="title" title="{title}" />],
    ],
  },
} satisfies Record<string, Screen>;

export type FirstScreen = keyof typeof SCREENS;

export const FIRST_SCREENS = Object.keys(SCREENS) as FirstScreen[];

/**
 * The markup of a page's first screen as a guest sees it before the scripts run: drawn by the page's own components when the
 * interface is built.
 */
export async function firstScreen(name: FirstScreen, locale: Locale): Promise<string> {
  const { at, page, filled }: Screen = SCREENS[name];
  await activateLocale(locale);
  await loadTexts(name);
  let html = drawn(
    <MemoryRouter initialEntries={[at]}>
      <Routes>
        <Route element={<Shell />}>
          <Route path="*" element={page} />
        </Route>
      </Routes>
    </MemoryRouter>,
  );
  for (const [place, content] of filled) {
    const before = drawn(place);
    if (!html.includes(before)) throw new Error(`The first screen of ${name} has no place for its content`);
    html = html.replace(before, () => drawn(content));
  }
  return html.replace(PRELOAD, '').replace(SIZES, '{srcset$1}').replaceAll(ID, '{id}');
}

function drawn(content: ReactNode): string {
  return renderToStaticMarkup(
    <I18nProvider i18n={i18n}>
      <QueryClientProvider client={new QueryClient()}>{content}</QueryClientProvider>
    </I18nProvider>,
  );
}
