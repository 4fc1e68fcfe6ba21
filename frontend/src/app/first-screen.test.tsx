import { within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { activateLocale } from '@/shared/i18n/locale';
import { FIRST_SCREENS, firstScreen } from './first-screen';

const shown = async (name: (typeof FIRST_SCREENS)[number]) => {
  const place = document.createElement('div');
  place.innerHTML = await firstScreen(name, 'en');
  return place;
};

test('every first screen is drawn in every language, with the guest’s frame around it', async () => {
  for (const name of FIRST_SCREENS) {
    const texts = new Set<string>();
    for (const locale of ['uz', 'ru', 'en'] as const) {
      const html = await firstScreen(name, locale);
      expect(html).toContain('<header');
      expect(html).toContain('href="/login');
      texts.add(html);
    }
    expect(texts.size).toBe(3);
  }
  await activateLocale('en');
});

test('the server finds every place that it fills', async () => {
  const catalog = await firstScreen('catalog', 'en');
  for (const number of [0, 1, 2, 3]) {
    expect(catalog).toContain(`src="{src${number}}"`);
    expect(catalog).toContain(`srcSet="{srcset${number}}"`);
  }
  const listing = await firstScreen('listing', 'en');
  expect(listing).toContain('src="{src0}"');
  expect(listing).toContain('>{title}</h1>');
  expect(listing).toContain('href="/login?next=%2Flistings%2F{id}"');
});

test('the front page begins with its name', async () => {
  const place = await shown('home');
  expect(within(place).getByRole('heading', { level: 1 })).toHaveTextContent('Game accounts. Safe deals.');
});
