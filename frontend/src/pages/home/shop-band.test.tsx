import { screen, waitFor } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { expect, test } from 'vitest';
import { statsMock } from '@/features/figures/figures.mock';
import { ShopBand } from './shop-band';

test('a living shop shows its figures and the way to all of them', async () => {
  server.use(http.get(api('/stats/'), () => HttpResponse.json(statsMock())));
  renderApp(<ShopBand />);

  await screen.findByText('5 200');
  const told = screen.getAllByRole('term').map((term) => [term.textContent, term.nextSibling?.textContent]);
  expect(told).toEqual([
    ['Completed orders', '5\u202f200'],
    ['Accounts on sale', '1\u202f240'],
    ['Sellers', '310'],
    ['Without a dispute', '97%'],
  ]);
  expect(screen.getByRole('link', { name: 'See all' })).toHaveAttribute('href', '/statistics');
});

test.each([{ active_listings: 49 }, { completed: 99 }])('a young shop does not boast: %o', async (small) => {
  let asked = 0;
  server.use(
    http.get(api('/stats/'), () => {
      asked += 1;
      return HttpResponse.json(statsMock(small));
    }),
  );
  const { queryClient } = renderApp(<ShopBand />);

  await waitFor(() => expect(queryClient.getQueryData(['figures', 'stats'])).toBeDefined());
  expect(asked).toBe(1);
  expect(screen.queryByRole('heading')).not.toBeInTheDocument();
});
