import { screen, waitFor } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { describe, expect, it, vi } from 'vitest';
import { gameMock, ownListingMock, sellerMock } from '../selling.mock';
import type { OwnListing } from '../shapes';
import { EditWizard } from './edit-wizard';

function show(listing: OwnListing, at: string) {
  const asked: Record<string, unknown>[] = [];
  server.use(
    http.get(api('/profile/price-hint/'), () =>
      HttpResponse.json({ count: 0, low: null, median: null, high: null, basis: 'game' }),
    ),
    http.patch(api(`/listings/${listing.id}/`), async ({ request }) => {
      asked.push((await request.json()) as Record<string, unknown>);
      return HttpResponse.json({ ...listing, status: 'pending' });
    }),
  );
  const onSaved = vi.fn();
  const view = renderApp(
    <EditWizard
      listing={listing}
      games={[gameMock]}
      game={gameMock}
      seller={sellerMock}
      rateBps={1000}
      hours={null}
      renderCard={() => null}
      renderFacts={() => null}
      onSaved={onSaved}
    />,
    { at },
  );
  return { ...view, asked, onSaved };
}

describe('EditWizard', () => {
  it('says that a moderator looks first, before it saves another text of a listing on sale', async () => {
    const { user, asked, onSaved } = show(ownListingMock(), '/?step=text');

    await user.type(screen.getByLabelText(/^Title/), ', rare');
    await user.click(screen.getByRole('button', { name: 'Save changes' }));
    expect(screen.getByText(/A moderator looks at the changes first/)).toBeVisible();
    expect(asked).toEqual([]);
    await user.click(screen.getAllByRole('button', { name: 'Save changes' }).at(-1) as HTMLElement);

    await waitFor(() => expect(onSaved).toHaveBeenCalledWith(expect.anything(), true));
    expect(asked).toMatchObject([{ title: 'Conqueror with four X-Suits, rare', price: 500_000 }]);
  });

  it('saves another price at once', async () => {
    const { user, asked } = show(ownListingMock(), '/?step=price');

    await user.clear(screen.getByLabelText(/Price for the buyer/));
    await user.type(screen.getByLabelText(/Price for the buyer/), '450000');
    await user.click(screen.getByRole('button', { name: 'Save changes' }));

    await waitFor(() => expect(asked).toMatchObject([{ price: 450_000 }]));
  });

  it('submits a rejected one from its last step', async () => {
    const listing = ownListingMock({ status: 'rejected', allowed_events: ['edit', 'submit', 'archive'] });
    const { user, asked } = show(listing, '/?step=preview');

    await user.click(screen.getByRole('button', { name: 'Submit for review' }));

    await waitFor(() => expect(asked).toMatchObject([{ event: 'submit' }]));
  });
});
