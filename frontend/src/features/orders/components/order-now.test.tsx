import { screen, waitFor } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { describe, expect, it } from 'vitest';
import { paths } from '@/shared/lib/paths';
import type { Order } from '../api';
import { orderMock } from '../orders.mock';
import { OrderNow } from './order-now';

function show(order: Order, available = 900_000, at = '/') {
  return renderApp(
    <OrderNow
      order={order}
      countdown={null}
      available={available}
      loginMethods={[{ value: 'email', label: 'E-mail and password' }]}
      renderTopUp={({ amount }) => <p>{`top up by ${amount}`}</p>}
      openDispute={<p>open a dispute</p>}
      reviewForm={<p>review form</p>}
    />,
    { at },
  );
}

const paid = orderMock({
  state: 'paid',
  party: 'seller',
  delivery: 'manual',
  allowed_events: ['deliver', 'decline'],
  blocked_events: {},
});

describe('OrderNow', () => {
  it('keeps confirming shut, with its reason, until the credentials were revealed', async () => {
    const { user } = show(orderMock());

    const confirm = screen.getByRole('button', { name: 'Confirm order' });
    await user.click(confirm);

    expect(confirm).toHaveAttribute('aria-disabled', 'true');
    expect(
      screen.getByText('Reveal the credentials and check the account first.', { selector: 'p' }),
    ).toBeVisible();
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('confirms after a question, with the version that was looked at', async () => {
    const asked: unknown[] = [];
    const order = orderMock({ allowed_events: ['confirm'], blocked_events: {} });
    server.use(
      http.post(api(`/orders/${order.id}/confirm/`), async ({ request }) => {
        asked.push(await request.json());
        return HttpResponse.json({ ...order, state: 'completed' });
      }),
    );
    const { user } = show(order);

    await user.click(screen.getByRole('button', { name: 'Confirm order' }));
    await user.click(screen.getByRole('button', { name: 'Yes, pay the seller' }));

    await waitFor(() => expect(asked).toEqual([{ expected_version: 3 }]));
  });

  it('shows the credentials only after a warning, the password masked', async () => {
    const order = orderMock();
    server.use(
      http.post(api(`/orders/${order.id}/credentials/reveal/`), () =>
        HttpResponse.json({
          login_method: 'email',
          login: 'conqueror77',
          password: 'p4ss-word',
          email: '',
          email_password: '',
          note: '',
          version: 1,
          hide_after_s: 60,
        }),
      ),
    );
    const { user } = show(order);

    await user.click(screen.getByRole('button', { name: 'Reveal credentials' }));
    expect(screen.queryByText('conqueror77')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Show them' }));

    expect(await screen.findByText('conqueror77')).toBeVisible();
    expect(screen.getByText('E-mail and password')).toBeVisible();
    expect(screen.queryByText('p4ss-word')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Show: Password' }));
    expect(screen.getByText('p4ss-word')).toBeVisible();
  });

  it('puts a refused delivery at its field and keeps what was typed', async () => {
    server.use(
      http.post(api(`/orders/${paid.id}/deliver/`), () =>
        HttpResponse.json(
          {
            code: 'validation.failed',
            title: 'Invalid',
            status: 400,
            errors: [{ pointer: '/login', code: 'max_length', params: { max: 200 } }],
          },
          { status: 400 },
        ),
      ),
    );
    const { user } = show(paid);

    await user.selectOptions(screen.getByLabelText(/How one signs in/), 'email');
    await user.type(screen.getByLabelText(/E-mail of the account/), 'conqueror77');
    await user.type(screen.getByLabelText(/Password of the game account/), 'p4ss-word');
    await user.click(screen.getByRole('button', { name: 'Deliver the login' }));

    expect(await screen.findByText('At most 200 characters.')).toBeVisible();
    expect(screen.getByLabelText(/E-mail of the account/)).toHaveValue('conqueror77');
  });

  it('says at once what a delivery lacks', async () => {
    const { user } = show(paid);

    await user.click(screen.getByRole('button', { name: 'Deliver the login' }));

    expect(await screen.findAllByText('Fill this in.')).toHaveLength(3);
  });

  it('has the ways to pay open for who comes back from a payment that failed', () => {
    const unpaid = orderMock({
      state: 'awaiting_payment',
      allowed_events: ['pay', 'cancel'],
      blocked_events: {},
      events: [],
    });
    show(unpaid, 0, paths.payOrder(unpaid.id));

    expect(screen.getByText('top up by 500000')).toBeVisible();
    expect(screen.queryByText(/is in your wallet already/)).toBeNull();
  });

  it('offers exactly the missing sum for an unpaid order', async () => {
    const { user } = show(
      orderMock({
        state: 'awaiting_payment',
        allowed_events: ['pay', 'cancel'],
        blocked_events: {},
        events: [],
      }),
      120_000,
    );

    expect(screen.getByText(/120.000.UZS of the price is in your wallet already/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Choose how to pay' }));

    expect(screen.getByText('top up by 380000')).toBeVisible();
  });

  it('asks for a review only when the server says so', () => {
    show(orderMock({ state: 'completed', blocked_events: {}, can_review: true }));

    expect(screen.getByRole('region', { name: 'Leave a review' })).toHaveTextContent('review form');
  });

  it('leads into an open dispute and offers no other step beside it', () => {
    show(
      orderMock({
        state: 'disputed',
        has_dispute: true,
        dispute_id: '01900000-0000-7000-8000-0000000000d1',
        allowed_events: ['message', 'confirm', 'withdraw'],
        blocked_events: {},
      }),
    );

    expect(screen.getByRole('link', { name: 'Open the dispute' })).toHaveAttribute(
      'href',
      '/disputes/01900000-0000-7000-8000-0000000000d1',
    );
    expect(screen.queryByRole('button', { name: 'Confirm order' })).toBeNull();
  });

  it('shows the way to a dispute only when the server opens it', () => {
    const allowed = {
      allowed_events: ['dispute'],
      blocked_events: {},
      dispute_reasons: ['wrong_credentials' as const],
    };
    const { unmount } = show(orderMock(allowed));
    expect(screen.getByText('open a dispute')).toBeVisible();
    unmount();

    show(orderMock({ blocked_events: { dispute: 'not_held' } }));
    expect(screen.queryByText('open a dispute')).toBeNull();
  });

  it('lets the seller replace the login, by the path of that step', async () => {
    const asked: unknown[] = [];
    const order = orderMock({ party: 'seller', allowed_events: ['replace_credentials'], blocked_events: {} });
    server.use(
      http.post(api(`/orders/${order.id}/replace-credentials/`), async ({ request }) => {
        asked.push(await request.json());
        return HttpResponse.json({ ...order, replacements_left: 1 });
      }),
    );
    const { user } = show(order);

    await user.click(screen.getByRole('button', { name: 'Replace the login' }));
    expect(screen.getByText('This can be done 2 more times.')).toBeVisible();
    await user.selectOptions(screen.getByLabelText(/How one signs in/), 'email');
    await user.type(screen.getByLabelText(/E-mail of the account/), 'conqueror78');
    await user.type(screen.getByLabelText(/Password of the game account/), 'n3w-word');
    await user.click(screen.getByRole('button', { name: 'Hand over the new one' }));

    await waitFor(() =>
      expect(asked).toEqual([
        {
          expected_version: 3,
          login_method: 'email',
          login: 'conqueror78',
          password: 'n3w-word',
          email: '',
          email_password: '',
          note: '',
        },
      ]),
    );
  });

  it('leads to the proposal that one may accept', () => {
    show(orderMock({ state: 'disputed', has_dispute: true, dispute_id: 'd-1', allowed_events: ['accept'] }));

    expect(screen.getByRole('heading', { name: 'There is a proposal for you' })).toBeVisible();
    expect(screen.getByRole('link', { name: 'See the proposal' })).toHaveAttribute('href', '/disputes/d-1');
  });
});
