import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { describe, expect, it } from 'vitest';
import { type Dispute, useDispute } from '../api';
import { disputedOrderMock, disputeMock, entryMock, proposalMock } from '../disputes.mock';
import { DisputeView } from './dispute-view';

const path = (rest = '') => api(`/disputes/${disputeMock().id}/${rest}`);

/** The page's own way: the dispute comes from the server and is asked again. */
function Page() {
  const { data, dataUpdatedAt } = useDispute(disputeMock().id);
  return data ? (
    <DisputeView
      dispute={data}
      receivedAt={dataUpdatedAt}
      facts={null}
      renderConfirm={(reason) => <p>{`confirm: ${reason ?? 'open'}`}</p>}
      revealLog={null}
    />
  ) : null;
}

async function show(dispute: Dispute) {
  server.use(http.get(path(), () => HttpResponse.json(dispute)));
  const view = renderApp(<Page />);
  await screen.findByRole('heading', { level: 1 });
  return view;
}

/** Answers an act and remembers what was asked. */
function answer(event: string, dispute: Dispute): unknown[] {
  const asked: unknown[] = [];
  server.use(
    http.post(path(`${event}/`), async ({ request }) => {
      asked.push(await request.json());
      return HttpResponse.json(dispute);
    }),
  );
  return asked;
}

const refuse = (event: string, code: string) =>
  server.use(
    http.post(path(`${event}/`), () =>
      HttpResponse.json({ code, title: 'Refused', status: 409 }, { status: 409 }),
    ),
  );

const withProposal = (changes: Partial<Dispute> = {}) =>
  disputeMock({
    entries: [entryMock(), proposalMock()],
    proposals: { buyer: null, seller: proposalMock() },
    responded_at: '2026-11-23T06:00:00Z',
    allowed_events: ['message', 'evidence', 'propose', 'accept', 'withdraw'],
    blocked_events: {},
    version: 5,
    ...changes,
  });

describe('DisputeView', () => {
  it('tells who opened it and why, and what happens when nobody answers', async () => {
    await show(disputeMock());

    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('The login does not work');
    expect(screen.getByRole('timer', { name: 'Time the seller has to answer' })).toBeInTheDocument();
    expect(screen.getByText(/the whole sum goes back to the buyer/)).toBeVisible();
    expect(within(screen.getByRole('list', { name: 'What happened' })).getAllByRole('listitem')).toHaveLength(
      1,
    );
  });

  it('offers only what the server allows, a shut step with its reason', async () => {
    await show(disputeMock());

    expect(screen.getByRole('button', { name: 'Withdraw the dispute' })).toBeEnabled();
    expect(screen.getByText('confirm: Reveal the credentials and check the account first.')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Accept this' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Decide' })).toBeNull();
  });

  it('shows the seller neither the withdrawal nor the confirmation of a dispute the buyer opened', async () => {
    await show(
      disputeMock({
        order: disputedOrderMock({ party: 'seller' }),
        allowed_events: ['message', 'evidence', 'propose'],
        blocked_events: { withdraw: 'not_the_opener', accept: 'no_proposal' },
      }),
    );

    expect(screen.getByRole('heading', { name: 'The buyer waits for your answer' })).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Withdraw the dispute' })).toBeNull();
    expect(screen.queryByText(/^confirm:/)).toBeNull();
  });

  it('accepts the other side’s proposal by its number, after naming the sums', async () => {
    const asked = answer('accept', withProposal({ status: 'closed', outcome: 'partially_refunded' }));
    const { user } = await show(withProposal());

    await user.click(screen.getByRole('button', { name: 'Accept this' }));
    const question = screen.getByRole('dialog', { name: 'Accept this proposal?' });
    expect(question).toHaveTextContent(/You get back200.000/);
    expect(question).toHaveTextContent(/The seller receives270.000/);
    expect(question).toHaveTextContent(/Commission, 10%30.000/);
    await user.click(within(question).getByRole('button', { name: 'Yes, accept it' }));

    await waitFor(() => expect(asked).toEqual([{ proposal_seq: 2, expected_version: 5 }]));
    expect(await screen.findByRole('heading', { name: 'The money was divided' })).toBeVisible();
  });

  it('says that nothing was done when the proposal changed meanwhile, and shows the new one', async () => {
    refuse('accept', 'request.version_conflict');
    const { user } = await show(withProposal());
    const other = proposalMock({
      seq: 3,
      refund_amount: 100_000,
      seller_amount: 360_000,
      commission: 40_000,
    });
    server.use(
      http.get(path(), () =>
        HttpResponse.json(withProposal({ proposals: { buyer: null, seller: other }, version: 6 })),
      ),
    );

    await user.click(screen.getByRole('button', { name: 'Accept this' }));
    await user.click(screen.getByRole('button', { name: 'Yes, accept it' }));

    expect(await screen.findByText('It changed while you were looking')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Yes, accept it' })).toBeNull();
    const card = screen.getByRole('region', { name: 'Proposal of Seller Sardor' });
    await waitFor(() => expect(card).toHaveTextContent(/You get back100.000/));
  });

  it('proposes what the slider says, and both figures follow it', async () => {
    const asked = answer('propose', withProposal());
    const { user } = await show(disputeMock());

    await user.click(screen.getByRole('button', { name: 'Propose how to divide' }));
    const form = screen.getByRole('dialog', { name: 'How would you divide the money?' });
    fireEvent.change(within(form).getByRole('slider'), { target: { value: '200' } });
    expect(within(form).getByLabelText(/Back to the buyer/)).toHaveValue('200\u202f000');
    expect(form).toHaveTextContent(/The seller receives270.000/);
    await user.click(within(form).getByRole('button', { name: 'Propose this' }));

    await waitFor(() => expect(asked).toEqual([{ refund_amount: 200_000, text: '', expected_version: 4 }]));
  });

  it('takes an exact sum and keeps it within the price', async () => {
    const { user } = await show(disputeMock());

    await user.click(screen.getByRole('button', { name: 'Propose how to divide' }));
    const field = screen.getByLabelText(/Back to the buyer/);
    await user.clear(field);
    await user.type(field, '123456');
    expect(screen.getByRole('slider')).toHaveAttribute('aria-valuetext', expect.stringMatching(/^123.456/));
    await user.clear(field);
    await user.type(field, '900000');
    expect(screen.getByRole('slider')).toHaveValue('500');
    await user.tab();
    expect(field).toHaveValue('500\u202f000');
  });

  it('keeps what was typed when it could not be sent', async () => {
    refuse('messages', 'dispute.full');
    const { user } = await show(disputeMock());

    await user.type(screen.getByLabelText(/Your message/), 'I have the pictures.');
    await user.click(screen.getByRole('button', { name: 'Send' }));

    expect(await screen.findByRole('alert')).toHaveTextContent(/as much as a dispute takes/);
    expect(screen.getByLabelText(/Your message/)).toHaveValue('I have the pictures.');
  });

  it('loses no words when the dispute was closed meanwhile', async () => {
    refuse('messages', 'order.invalid_transition');
    const { user } = await show(disputeMock());
    server.use(
      http.get(path(), () =>
        HttpResponse.json(
          disputeMock({
            status: 'closed',
            outcome: 'refunded',
            closed_by: 'staff',
            allowed_events: [],
            blocked_events: {},
          }),
        ),
      ),
    );

    await user.type(screen.getByLabelText(/Your message/), 'One more thing.');
    await user.click(screen.getByRole('button', { name: 'Send' }));

    expect(await screen.findByText('Your message was not sent: the dispute is closed')).toBeVisible();
    expect(screen.getByText('One more thing.')).toBeVisible();
  });
});
