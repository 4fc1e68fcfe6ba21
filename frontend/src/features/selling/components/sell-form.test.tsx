import { screen, waitFor } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Schema } from '@/shared/api/types';
import { SellForm } from './sell-form';

const label = (en: string) => ({ uz: en, ru: en, en });
const attribute = (key: string, changes: Partial<Schema<'AttributeOut'>>): Schema<'AttributeOut'> => ({
  key,
  type: 'int',
  label: label(key),
  choices: [],
  min: null,
  max: null,
  is_primary: true,
  is_required: true,
  is_filterable: true,
  is_common: false,
  ...changes,
});

const game: Schema<'GameDetailOut'> = {
  slug: 'pubg-mobile',
  name: 'PUBG Mobile',
  publisher: 'Krafton',
  category: { slug: 'battle-royale', label: label('Battle royale') },
  platforms: ['android'],
  popularity: 1,
  listing_count: 0,
  min_price: null,
  cover_url: '/covers/pubg-mobile.svg',
  attributes: [
    attribute('level', { label: label('Account level') }),
    attribute('linked', { label: label('Phone linked'), type: 'bool' }),
    attribute('login_method', {
      label: label('Login method'),
      type: 'choice',
      choices: [{ value: 'email', label: label('E-mail') }],
      is_required: false,
    }),
  ],
};

const seller: Schema<'SellerCard'> = {
  id: '01900000-0000-7000-8000-000000000004',
  username: 'seller',
  display_name: 'Seller',
  plan: 'free',
  rating: null,
  rating_count: 0,
  sales_count: 0,
};

const draft: Schema<'ListingOut'> = {
  id: '01900000-0000-7000-8000-000000000002',
  code: 'WB-TEST1',
  title: 'Conqueror with four X-Suits',
  price: 500_000,
  status: 'draft',
  game: { slug: game.slug, name: game.name },
  seller,
  image: null,
  image_count: 0,
  highlights: [],
  delivery: 'instant',
  is_premium: false,
  view_count: 0,
  favorite_count: 0,
  published_at: null,
  created_at: '2026-11-23T05:00:00Z',
  description: '',
  language: 'uz',
  attributes: { level: 78, linked: true, login_method: 'email' },
  images: [],
  delivery_sla_minutes: 60,
  login_method: 'email',
  updated_at: '2026-11-23T05:00:00Z',
  version: 1,
  rejection_reason: null,
  has_credentials: true,
  allowed_events: ['edit', 'submit', 'archive'],
  accepts_offers: true,
  offer_refusal: 'own_listing',
  offer_min: 250_000,
  offer_floor: null,
  seller_availability: {
    work_from: null,
    work_to: null,
    time_zone: 'Asia/Tashkent',
    away_until: null,
    opens_at: null,
  },
  buy_refusal: 'own_listing',
};

function show() {
  const onSaved = vi.fn();
  const view = renderApp(
    <SellForm
      games={[game]}
      game={game}
      onGame={vi.fn()}
      hoursNote={null}
      seller={seller}
      rateBps={1000}
      renderCard={(listing) => <p>{`card: ${listing.title}`}</p>}
      onSaved={onSaved}
    />,
  );
  return { ...view, onSaved };
}

async function fillIn(user: ReturnType<typeof renderApp>['user']) {
  const put = async (name: RegExp, text: string) => {
    await user.click(screen.getByLabelText(name));
    await user.paste(text);
  };
  await user.click(screen.getByLabelText(/Which game/));
  await user.click(screen.getByRole('option', { name: 'PUBG Mobile' }));
  await put(/Account level/, '78');
  await user.selectOptions(screen.getByLabelText(/Phone linked/), 'true');
  await user.selectOptions(screen.getByLabelText(/Login method/), 'email');
  await put(/^Title/, draft.title);
  await put(/Price for the buyer/, '500000');
  await put(/Login of the game account/, 'conqueror77');
  await put(/Password of the game account/, 'p4ss-word');
}

afterEach(() => sessionStorage.clear());

describe('SellForm', () => {
  it('makes a draft with typed attributes and sealed credentials, then submits it', async () => {
    const asked: unknown[] = [];
    server.use(
      http.post(api('/listings/'), async ({ request }) => {
        asked.push(await request.json());
        return HttpResponse.json(draft, { status: 201 });
      }),
      http.patch(api(`/listings/${draft.id}/`), async ({ request }) => {
        asked.push(await request.json());
        return HttpResponse.json({ ...draft, status: 'pending' });
      }),
    );
    const { user, onSaved } = show();
    await fillIn(user);
    await user.type(screen.getByLabelText(/My lowest price/), '420000');
    expect(screen.getByText('450 000')).toBeVisible();
    expect(screen.getByText(`card: ${draft.title}`)).toBeInTheDocument();

    await user.click(screen.getByRole('button', { name: 'Submit for review' }));

    await waitFor(() =>
      expect(onSaved).toHaveBeenCalledWith(expect.objectContaining({ status: 'pending' }), true),
    );
    expect(asked).toEqual([
      {
        game: 'pubg-mobile',
        title: draft.title,
        description: '',
        price: 500_000,
        attributes: { level: 78, linked: true, login_method: 'email' },
        image_ids: [],
        delivery_sla_minutes: 60,
        accepts_offers: true,
        offer_floor: 420_000,
        credentials: {
          login_method: 'email',
          login: 'conqueror77',
          password: 'p4ss-word',
          email: '',
          email_password: '',
          note: '',
        },
      },
      { event: 'submit' },
    ]);
    expect(sessionStorage).toHaveLength(0);
  });

  it('puts the server’s problems at their fields and keeps the rest, but no secret, for a reload', async () => {
    server.use(
      http.post(api('/listings/'), () =>
        HttpResponse.json(
          {
            code: 'validation.failed',
            title: 'Invalid',
            status: 400,
            errors: [
              { pointer: '/attributes/level', code: 'max_value', params: { max: 70 } },
              { pointer: '/credentials/login', code: 'max_length', params: { max: 5 } },
            ],
          },
          { status: 400 },
        ),
      ),
    );
    const { user, onSaved, unmount } = show();
    await fillIn(user);

    await user.click(screen.getByRole('button', { name: 'Submit for review' }));

    expect(await screen.findByText('At most 70.')).toBeVisible();
    expect(screen.getByText('At most 5 characters.')).toBeVisible();
    expect(screen.getByLabelText(/Account level/)).toBeInvalid();
    expect(onSaved).not.toHaveBeenCalled();

    unmount();
    show();
    expect(screen.getByLabelText(/^Title/)).toHaveValue(draft.title);
    expect(screen.getByLabelText(/Login of the game account/)).toHaveValue('');
    expect(JSON.stringify(sessionStorage)).not.toMatch(/conqueror77|p4ss-word/);
  });

  it('changes the draft it has made when the moderators’ checks refuse it', async () => {
    const methods: string[] = [];
    server.use(
      http.post(api('/listings/'), () => {
        methods.push('POST');
        return HttpResponse.json(draft, { status: 201 });
      }),
      http.patch(api(`/listings/${draft.id}/`), () => {
        methods.push('PATCH');
        return methods.length === 2
          ? HttpResponse.json(
              { code: 'listing.limit_reached', title: 'x', status: 409, params: { limit: 10 } },
              { status: 409 },
            )
          : HttpResponse.json({ ...draft, status: 'pending' });
      }),
    );
    const { user, onSaved } = show();
    await fillIn(user);

    await user.click(screen.getByRole('button', { name: 'Submit for review' }));
    await screen.findByRole('alert');
    await user.click(screen.getByRole('button', { name: 'Submit for review' }));

    await waitFor(() => expect(onSaved).toHaveBeenCalledTimes(1));
    expect(methods).toEqual(['POST', 'PATCH', 'PATCH']);
  });

  it('says what is missing before it asks the server', async () => {
    const { user } = show();

    await user.click(screen.getByRole('button', { name: 'Submit for review' }));

    expect(await screen.findByLabelText(/Which game/)).toBeInvalid();
    expect(screen.getByLabelText(/Price for the buyer/)).toBeInvalid();
  });
});
