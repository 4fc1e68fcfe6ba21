import { screen } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { expect, test } from 'vitest';
import { AppealPage } from './appeal-page';

const WORDS = 'It was not me who wrote this: my account was stolen.';

async function appeal(answer: () => Response) {
  const sent: unknown[] = [];
  server.use(
    http.post(api('/appeals/'), async ({ request }) => {
      sent.push(await request.json());
      return answer();
    }),
  );
  const { user } = renderApp(<AppealPage />, { at: '/appeal#token=t7', path: '/appeal' });
  await user.type(screen.getByLabelText(/Why the decision is wrong/), WORDS);
  await user.click(screen.getByRole('button', { name: 'Send the appeal' }));
  return sent;
}

const refusal = (code: string, status: number) => () =>
  HttpResponse.json({ code, title: '', status, params: { retry_after_s: 30 } }, { status });

test('somebody who is blocked is heard without signing in', async () => {
  const sent = await appeal(() => HttpResponse.json({ status: 'pending' }, { status: 201 }));

  expect(await screen.findByRole('heading', { name: 'We have your appeal' })).toBeVisible();
  expect(sent).toEqual([{ token: 't7', text: WORDS }]);
});

test('a used link says so', async () => {
  await appeal(refusal('auth.link_invalid', 400));

  expect(await screen.findByRole('heading', { name: 'This link is used up' })).toBeVisible();
});

test('too late', async () => {
  await appeal(refusal('auth.link_expired', 400));

  expect(await screen.findByRole('heading', { name: 'The time to appeal is over' })).toBeVisible();
});

test('too many attempts: the words stay, to be sent again', async () => {
  await appeal(refusal('request.rate_limited', 429));

  expect(await screen.findByRole('alert')).toBeVisible();
  expect(screen.getByLabelText(/Why the decision is wrong/)).toHaveValue(WORDS);
});

test('a link without its token', () => {
  renderApp(<AppealPage />, { at: '/appeal', path: '/appeal' });

  expect(screen.getByRole('heading', { name: 'The link is not whole' })).toBeVisible();
});
