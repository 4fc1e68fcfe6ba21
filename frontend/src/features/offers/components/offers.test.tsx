import { act, screen, waitFor, within } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Offer } from '../api';
import { offerMock } from '../offers.mock';
import { MakeOfferDialog } from './make-offer-dialog';
import { MyOffer } from './my-offer';
import { OfferClock } from './offer-clock';
import { OfferTabs } from './offer-tabs';

const listing = { ...offerMock().listing, offer_min: 250_000 };
const make = api(`/listings/${listing.id}/offers/`);

describe('MakeOfferDialog', () => {
  const show = () => {
    const onClose = vi.fn();
    return { onClose, ...renderApp(<MakeOfferDialog listing={listing} isOpen onClose={onClose} />) };
  };

  it('sends a quick choice with its words, once', async () => {
    const asked: [unknown, string | null][] = [];
    server.use(
      http.post(make, async ({ request }) => {
        asked.push([await request.json(), request.headers.get('Idempotency-Key')]);
        return HttpResponse.json(offerMock(), { status: 201 });
      }),
    );
    const { user, onClose } = show();

    await user.click(screen.getByRole('button', { name: /−10%/ }));
    await user.type(screen.getByLabelText(/A word to the seller/), 'I pay today.');
    await user.click(screen.getByRole('button', { name: 'Send the offer' }));

    await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
    expect(asked).toEqual([[{ amount: 450_000, message: 'I pay today.' }, expect.any(String)]]);
  });

  it('says what is too low before it is sent', async () => {
    const { user } = show();

    await user.type(screen.getByLabelText(/Your price/), '100000');
    expect(screen.getByText(/At least half of the price/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Send the offer' }));

    expect(screen.getByLabelText(/Your price/)).toBeInvalid();
  });

  it('keeps sum and words when it is refused', async () => {
    server.use(
      http.post(make, () =>
        HttpResponse.json(
          {
            code: 'offer.limit_reached',
            title: 'Limit',
            status: 409,
            params: { of: 'listing_day', limit: 5 },
          },
          { status: 409 },
        ),
      ),
    );
    const { user, onClose } = show();

    await user.type(screen.getByLabelText(/Your price/), '400000');
    await user.type(screen.getByLabelText(/A word to the seller/), 'Please.');
    await user.click(screen.getByRole('button', { name: 'Send the offer' }));

    expect(await screen.findByRole('alert')).toBeVisible();
    expect(screen.getByLabelText(/Your price/)).toHaveValue('400\u202f000');
    expect(screen.getByLabelText(/A word to the seller/)).toHaveValue('Please.');
    expect(onClose).not.toHaveBeenCalled();
  });
});

describe('OfferClock', () => {
  afterEach(() => vi.useRealTimers());

  it('counts the kept price down and looks again when the time is over', async () => {
    vi.useFakeTimers({ now: Date.parse('2026-11-23T05:00:00Z') });
    const offer = offerMock({ state: 'accepted', turn: '', reserved_until: '2026-11-23T05:00:03Z' });
    const { queryClient } = renderApp(<OfferClock offer={offer} receivedAt={Date.now()} />);
    const look = vi.spyOn(queryClient, 'invalidateQueries');

    expect(screen.getByRole('timer')).toHaveTextContent('00:00:03');
    expect(screen.getByText('The price is kept for you for')).toBeVisible();
    act(() => vi.advanceTimersByTime(3000));

    expect(screen.getByText('The price is no longer kept')).toBeVisible();
    expect(look).toHaveBeenCalledWith({ queryKey: ['offers'] });
  });
});

describe('MyOffer', () => {
  it('shows no button the server does not allow', () => {
    renderApp(<MyOffer offer={offerMock()} receivedAt={Date.now()} />);

    expect(screen.getByRole('button', { name: 'Take back' })).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Agree' })).toBeNull();
  });
});

describe('OfferTabs', () => {
  const received = (changes: Partial<Offer> = {}) =>
    offerMock({ party: 'seller', allowed_events: ['accept', 'counter', 'decline'], ...changes });
  const list = (...offers: Offer[]) =>
    server.use(
      http.get(api('/profile/offers/'), () =>
        HttpResponse.json({ results: offers, next: null, previous: null }),
      ),
    );

  it('agrees to a price after a question that names it', async () => {
    const asked: unknown[] = [];
    list(received());
    server.use(
      http.post(api(`/offers/${received().id}/accept/`), async ({ request }) => {
        asked.push(await request.json());
        return HttpResponse.json(received({ state: 'accepted' }));
      }),
    );
    const { user } = renderApp(<OfferTabs />, { at: '/offers' });

    await user.click(await screen.findByRole('button', { name: 'Agree' }));
    const question = screen.getByRole('dialog', { name: 'Agree to this price?' });
    expect(question).toHaveTextContent(/450.000/);
    await user.click(within(question).getByRole('button', { name: 'Yes, agree' }));

    await waitFor(() => expect(asked).toEqual([{ expected_version: 1 }]));
  });

  it('explains a lost race where it was asked, and shows the offer as it is now', async () => {
    list(received());
    server.use(
      http.post(api(`/offers/${received().id}/accept/`), () => {
        list(received({ state: 'withdrawn', version: 2, allowed_events: [] }));
        return HttpResponse.json(
          { code: 'offer.invalid_transition', title: 'Moved on', status: 409 },
          { status: 409 },
        );
      }),
    );
    const { user } = renderApp(<OfferTabs />, { at: '/offers' });

    await user.click(await screen.findByRole('button', { name: 'Agree' }));
    await user.click(screen.getByRole('button', { name: 'Yes, agree' }));

    expect(await screen.findByText('The offer has changed meanwhile')).toBeVisible();
    expect(await screen.findByText('Taken back', { selector: 'span span' })).toBeVisible();
    expect(screen.getByRole('button', { name: 'Yes, agree' })).toHaveAttribute('aria-disabled', 'true');
  });

  it('keeps side and state in the address', async () => {
    const asked: string[] = [];
    server.use(
      http.get(api('/profile/offers/'), ({ request }) => {
        asked.push(new URL(request.url).search);
        return HttpResponse.json({ results: [], next: null, previous: null });
      }),
    );
    const { user } = renderApp(<OfferTabs />, { at: '/offers' });

    await user.click(await screen.findByRole('tab', { name: 'Made by me' }));
    await user.selectOptions(screen.getByLabelText('State'), 'declined');

    expect(screen.getByTestId('address')).toHaveTextContent('/offers?side=sent&state=declined');
    expect(await screen.findByText('No offers in this state')).toBeVisible();
    expect(asked).toEqual(['?side=received', '?side=sent', '?side=sent&state=declined']);
  });
});
