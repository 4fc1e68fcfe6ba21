import { screen } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { expect, test, vi } from 'vitest';
import { reviewMock } from '../reviews.mock';
import { ReviewForm } from './review-form';

const ORDER = '01900000-0000-7000-8000-000000000001';

const review = reviewMock();

test('stars and words are sent, and the page hears of it', async () => {
  const sent = vi.fn();
  server.use(
    http.post(api('/reviews/'), async ({ request }) => {
      sent(await request.json());
      return HttpResponse.json(review, { status: 201 });
    }),
  );
  const onDone = vi.fn();
  const { user } = renderApp(<ReviewForm orderId={ORDER} onDone={onDone} />);

  await user.click(screen.getByRole('radio', { name: '4 of 5 stars' }));
  await user.type(screen.getByLabelText('What should others know?'), 'As described');
  await user.click(screen.getByRole('button', { name: 'Leave a review' }));

  await vi.waitFor(() => expect(onDone).toHaveBeenCalledWith(review));
  expect(sent).toHaveBeenCalledExactlyOnceWith({ order_id: ORDER, rating: 4, text: 'As described' });
});

test('without stars nothing is sent', async () => {
  const { user } = renderApp(<ReviewForm orderId={ORDER} onDone={vi.fn()} />);

  await user.click(screen.getByRole('button', { name: 'Leave a review' }));

  expect(await screen.findByText('Choose from one to five stars.')).toBeVisible();
});

test('a refusal is told above the button, and what was typed stays', async () => {
  server.use(
    http.post(api('/reviews/'), () =>
      HttpResponse.json(
        { code: 'review.window_closed', status: 409, title: 'Too late', detail: 'Too late' },
        { status: 409, headers: { 'Content-Type': 'application/problem+json' } },
      ),
    ),
  );
  const { user } = renderApp(<ReviewForm orderId={ORDER} onDone={vi.fn()} />);

  await user.click(screen.getByRole('radio', { name: '5 of 5 stars' }));
  await user.type(screen.getByLabelText('What should others know?'), 'Good');
  await user.click(screen.getByRole('button', { name: 'Leave a review' }));

  expect(await screen.findByText('The time to write or change this review is over.')).toBeVisible();
  expect(screen.getByLabelText('What should others know?')).toHaveValue('Good');
});
