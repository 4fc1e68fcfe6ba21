import { screen, waitFor } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { describe, expect, it } from 'vitest';
import { disputedOrderMock, disputeMock } from '../disputes.mock';
import { OpenDispute } from './open-dispute';

const order = disputedOrderMock({
  state: 'delivered',
  has_dispute: false,
  dispute_id: null,
  dispute_reasons: ['wrong_credentials', 'not_as_described', 'other'],
  allowed_events: ['dispute'],
});
const address = api(`/orders/${order.id}/disputes/`);
const WORDS = 'The password is refused, and the e-mail is not mine to change.';

describe('OpenDispute', () => {
  it('asks for a reason and enough words before anything is sent', async () => {
    const { user } = renderApp(<OpenDispute order={order} />);

    await user.click(screen.getByRole('button', { name: 'Something is wrong' }));
    await user.type(screen.getByLabelText(/What happened/), 'Too short');
    expect(screen.getByText('9 of at least 30')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Open the dispute' }));

    expect(screen.getByText('Choose what fits best.')).toBeVisible();
    expect(screen.getByText('At least 30 characters.')).toBeVisible();
  });

  it('opens it with the version that was looked at and goes to its page', async () => {
    const asked: unknown[] = [];
    server.use(
      http.post(address, async ({ request }) => {
        asked.push(await request.json());
        return HttpResponse.json(disputeMock(), { status: 201 });
      }),
    );
    const { user } = renderApp(<OpenDispute order={order} />);

    await user.click(screen.getByRole('button', { name: 'Something is wrong' }));
    await user.click(screen.getByRole('radio', { name: /The login does not work/ }));
    await user.type(screen.getByLabelText(/What happened/), WORDS);
    await user.click(screen.getByRole('button', { name: 'Open the dispute' }));

    await waitFor(() =>
      expect(screen.getByTestId('address')).toHaveTextContent(`/disputes/${disputeMock().id}`),
    );
    expect(asked).toEqual([{ expected_version: 4, reason: 'wrong_credentials', text: WORDS }]);
  });

  it('keeps the words when the order has moved on', async () => {
    server.use(
      http.post(address, () =>
        HttpResponse.json(
          { code: 'order.invalid_transition', title: 'Moved on', status: 409 },
          { status: 409 },
        ),
      ),
    );
    const { user } = renderApp(<OpenDispute order={order} />);

    await user.click(screen.getByRole('button', { name: 'Something is wrong' }));
    await user.click(screen.getByRole('radio', { name: /Something else/ }));
    await user.type(screen.getByLabelText(/What happened/), WORDS);
    await user.click(screen.getByRole('button', { name: 'Open the dispute' }));

    expect(await screen.findByRole('alert')).toBeVisible();
    expect(screen.getByLabelText(/What happened/)).toHaveValue(WORDS);
  });

  it('asks nothing to choose where there is one reason: a claim after the sale', async () => {
    const sold = { ...order, state: 'completed' as const, dispute_reasons: ['account_taken_back' as const] };
    const { user } = renderApp(<OpenDispute order={sold} />);

    await user.click(screen.getByRole('button', { name: 'The account was taken back' }));

    expect(screen.queryByRole('radio')).toBeNull();
    expect(screen.getByRole('region', { name: 'What happens next' })).toHaveTextContent(
      'It goes back into escrow',
    );
  });
});
