import { screen, waitFor } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { expect, test } from 'vitest';
import { SearchBox } from './search-box';

const address = () => decodeURIComponent(screen.getByTestId('address').textContent ?? '');

test('quick results are walked by arrow keys and opened by Enter', async () => {
  server.use(
    http.get(api('/search/suggest/'), () =>
      HttpResponse.json({
        results: [
          { kind: 'game', text: 'PUBG Mobile', path: '/games/pubg-mobile', listing_count: 7, price: null },
          { kind: 'listing', text: 'Ace account', path: '/listings/1', listing_count: null, price: 100_000 },
        ],
      }),
    ),
  );
  const { user } = renderApp(<SearchBox />);
  const input = screen.getByRole('combobox', { name: 'Search' });

  await user.type(input, 'pubg');
  const game = await screen.findByRole('option', { name: /PUBG Mobile/ });
  await user.keyboard('{ArrowDown}');
  expect(game).toHaveAttribute('aria-selected', 'true');
  expect(input).toHaveAttribute('aria-activedescendant', game.id);

  await user.keyboard('{ArrowDown}{Enter}');
  expect(address()).toBe('/listings/1');
});

test('a search is remembered and offered next time; Esc closes the list', async () => {
  server.use(http.get(api('/search/suggest/'), () => HttpResponse.json({ results: [] })));
  const { user } = renderApp(<SearchBox />);

  await user.keyboard('/');
  await user.keyboard('x-suit{Enter}');
  expect(address()).toBe('/catalog?search=x-suit');

  const input = screen.getByRole('combobox', { name: 'Search' });
  await user.clear(input);
  expect(await screen.findByRole('option', { name: 'x-suit' })).toBeVisible();

  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('listbox')).not.toBeInTheDocument());
});
