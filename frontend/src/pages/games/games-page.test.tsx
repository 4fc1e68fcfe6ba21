import { fireEvent, screen } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { beforeEach, expect, test } from 'vitest';
import type { GameSummary } from '@/features/games/api';
import { GamesPage } from './games-page';

const game = (slug: string, name: string, category: string, listing_count: number): GameSummary => ({
  slug,
  name,
  publisher: 'Somebody',
  category: { slug: category, label: { uz: category, ru: category, en: category } },
  platforms: ['pc'],
  popularity: 1,
  listing_count,
  min_price: listing_count > 0 ? 25_000 : null,
  cover_url: `/covers/${slug}.svg`,
});

beforeEach(() => {
  const results = [
    game('standoff-2', 'Standoff 2', 'Shooters', 3),
    game('counter-strike-2', 'Counter-Strike 2', 'Shooters', 0),
    game('dota-2', 'Dota 2', 'MOBA', 1),
  ];
  server.use(http.get(api('/games/'), () => HttpResponse.json({ results })));
});

const shown = () => screen.getAllByRole('heading', { level: 3 }).map((heading) => heading.textContent);

test('all games stand by category, the fullest first', async () => {
  renderApp(<GamesPage />);

  await screen.findByRole('link', { name: 'Dota 2' });
  expect(shown()).toEqual(['Standoff 2', 'Counter-Strike 2', 'Dota 2']);
  expect(screen.getByText('3 accounts')).toBeVisible();
  expect(screen.getByText('No accounts yet')).toBeVisible();
});

test('search needs no punctuation and stays in the address', async () => {
  const { user } = renderApp(<GamesPage />);
  await screen.findByRole('link', { name: 'Dota 2' });

  await user.type(screen.getByRole('searchbox', { name: 'Find a game' }), 'counterstrike');

  await expect.poll(shown).toEqual(['Counter-Strike 2']);
  await expect.poll(() => screen.getByTestId('address').textContent).toBe('/?q=counterstrike');
});

test('a letter stands in the field at once, however long the address takes', async () => {
  renderApp(<GamesPage />);
  await screen.findByRole('link', { name: 'Dota 2' });
  const field = screen.getByRole('searchbox', { name: 'Find a game' });

  fireEvent.change(field, { target: { value: 'd' } });
  expect(field).toHaveValue('d');
  fireEvent.change(field, { target: { value: 'do' } });
  expect(field).toHaveValue('do');
  expect(screen.getByTestId('address')).toHaveTextContent(/^\/$/);

  fireEvent.blur(field);
  await expect.poll(() => screen.getByTestId('address').textContent).toBe('/?q=do');
});

test('nothing found: one press shows all again', async () => {
  const { user } = renderApp(<GamesPage />, { at: '/?q=chess&category=MOBA' });

  await user.click(await screen.findByRole('button', { name: 'Show all games' }));

  await expect.poll(shown).toHaveLength(3);
  expect(screen.getByTestId('address')).toHaveTextContent(/^\/$/);
});
