import { screen, waitFor, within } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { session } from '@/shared/api/session';
import { type Review, useUserReviews } from '../api';
import { reviewMock } from '../reviews.mock';
import { ReviewList } from './review-list';

const STRANGER = '01900000-0000-7000-8000-0000000000ff';

function List({ viewerId }: { viewerId: string | undefined }) {
  return (
    <ReviewList
      query={useUserReviews('dilnoza')}
      viewerId={viewerId}
      renderReport={({ id }) => <button type="button">{`Report ${id}`}</button>}
    />
  );
}

function open(viewerId: string | undefined, review: Review = reviewMock({ helpful_count: 3 })) {
  server.use(
    http.get(api('/users/dilnoza/reviews/'), () =>
      HttpResponse.json({ results: [review], next: null, previous: null }),
    ),
    http.get(api('/profile/helpful-reviews/ids/'), () => HttpResponse.json({ results: [] })),
  );
  return renderApp(<List viewerId={viewerId} />, { at: '/users/dilnoza' });
}

const helpful = () => screen.findByRole('button', { name: /^Helpful/ });

beforeEach(() => vi.spyOn(session, 'status', 'get').mockReturnValue('signed-in'));
afterEach(() => vi.useRealTimers());

describe('ReviewList', () => {
  test('a vote shows at once, and the count is then the server\u2019s', async () => {
    const methods: string[] = [];
    server.use(
      http.all(api('/reviews/:id/helpful/'), ({ request }) => {
        methods.push(request.method);
        return HttpResponse.json({ helpful_count: 9, is_helpful: true });
      }),
    );
    const { user } = open(STRANGER);

    await user.click(await helpful());

    await waitFor(async () => expect(await helpful()).toHaveTextContent('9'));
    expect(await helpful()).toHaveAttribute('aria-pressed', 'true');
    expect(methods).toEqual(['POST']);
  });

  test('a refused vote is taken back and told', async () => {
    let refuse = () => {};
    const gate = new Promise<void>((resolve) => {
      refuse = resolve;
    });
    server.use(
      http.post(api('/reviews/:id/helpful/'), async () => {
        await gate;
        return HttpResponse.json({ code: 'review.own_vote', title: '', status: 409 }, { status: 409 });
      }),
    );
    const { user } = open(STRANGER);

    await user.click(await helpful());
    await waitFor(async () => expect(await helpful()).toHaveTextContent('4'));
    refuse();

    expect(await screen.findByText('Buyer and seller of an order do not vote on its review.')).toBeVisible();
    expect(await helpful()).toHaveTextContent('3');
    expect(await helpful()).toHaveAttribute('aria-pressed', 'false');
  });

  test('a guest is led to sign in', async () => {
    vi.spyOn(session, 'status', 'get').mockReturnValue('signed-out');
    const { user } = open(undefined);

    await user.click(await helpful());

    expect(screen.getByTestId('address')).toHaveTextContent('/login?next=%2Fusers%2Fdilnoza');
  });

  test('the seller answers; neither side votes', async () => {
    const sent = vi.fn();
    const answered = reviewMock({
      response: {
        text: 'Rahmat!',
        created_at: '2026-11-23T11:00:00Z',
        updated_at: '2026-11-23T11:00:00Z',
        can_edit_until: '2999-11-25T11:00:00Z',
      },
    });
    server.use(
      http.post(api('/reviews/:id/response/'), async ({ request }) => {
        sent(await request.json());
        return HttpResponse.json(answered);
      }),
    );
    const { user } = open(reviewMock().seller.id, reviewMock());

    await user.click(await screen.findByRole('button', { name: 'Answer' }));
    expect(screen.queryByRole('button', { name: /^Helpful/ })).not.toBeInTheDocument();
    expect(await screen.findByLabelText('Your answer')).toHaveFocus();
    await user.type(screen.getByLabelText('Your answer'), 'Rahmat!');
    await user.click(screen.getByRole('button', { name: 'Answer' }));

    expect(await screen.findByText('Rahmat!')).toBeVisible();
    expect(sent).toHaveBeenCalledExactlyOnceWith({ text: 'Rahmat!' });
    expect(screen.getByRole('button', { name: 'Change' })).toBeVisible();
  });

  test('the author changes a young review and may delete it at any time', async () => {
    const sent = vi.fn();
    server.use(
      http.put(api('/reviews/:id/'), async ({ request }) => {
        sent(await request.json());
        return HttpResponse.json(reviewMock({ rating: 5, text: 'Even better' }));
      }),
    );
    const { user } = open(reviewMock().author.id, reviewMock({ can_edit_until: '2999-01-01T00:00:00Z' }));

    await user.click(await screen.findByRole('button', { name: 'Change' }));
    await user.click(await screen.findByRole('radio', { name: '5 of 5 stars' }));
    const text = screen.getByLabelText('What should others know?');
    await user.clear(text);
    await user.type(text, 'Even better');
    await user.click(screen.getByRole('button', { name: 'Save' }));

    expect(await screen.findByText('Even better')).toBeVisible();
    expect(sent).toHaveBeenCalledExactlyOnceWith({ rating: 5, text: 'Even better' });
  });

  test('after 48 hours only deleting is left, and it asks first', async () => {
    const deleted = vi.fn();
    server.use(
      http.delete(api('/reviews/:id/'), () => {
        deleted();
        return new HttpResponse(null, { status: 204 });
      }),
    );
    const { user } = open(reviewMock().author.id, reviewMock({ can_edit_until: '2020-01-01T00:00:00Z' }));

    await user.click(await screen.findByRole('button', { name: 'Delete' }));
    expect(screen.queryByRole('button', { name: 'Change' })).not.toBeInTheDocument();
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Delete' }));

    await waitFor(() => expect(deleted).toHaveBeenCalledOnce());
  });

  test('everybody but its author can report it', async () => {
    const { unmount } = open(STRANGER);
    const name = `Report ${reviewMock().id}`;
    expect(await screen.findByRole('button', { name })).toBeVisible();
    unmount();

    open(reviewMock().author.id);
    await screen.findByRole('button', { name: 'Delete' });
    expect(screen.queryByRole('button', { name })).not.toBeInTheDocument();
  });
});
