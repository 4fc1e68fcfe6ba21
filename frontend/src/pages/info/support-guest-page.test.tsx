import { screen } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { expect, test } from 'vitest';
import { supportMock } from '@/features/support/support.mock';
import { SupportGuestPage } from './support-guest-page';

const AT = '2026-11-26T10:00:00Z';

function open(answer: () => Response, at = '/support/request#token=t7') {
  const sent: unknown[] = [];
  server.use(
    http.post(api('/support/guest/open/'), async ({ request }) => {
      sent.push(await request.json());
      return answer();
    }),
    http.post(api('/support/guest/messages/'), async ({ request }) => {
      sent.push(await request.json());
      const messages = [
        ...supportMock().messages,
        {
          id: 'm2',
          seq: 2,
          author: 'person' as const,
          text: 'One more thing',
          images: [],
          created_at: AT,
        },
      ];
      return HttpResponse.json(supportMock({ messages }), { status: 201 });
    }),
  );
  return { sent, ...renderApp(<SupportGuestPage />, { at, path: '/support/request' }) };
}

test('the link shows the request, and the guest goes on', async () => {
  const { sent, user } = open(() => HttpResponse.json(supportMock()));

  expect(await screen.findByText('Where is my order?')).toBeVisible();
  await user.type(await screen.findByLabelText('Your message'), 'One more thing');
  await user.click(screen.getByRole('button', { name: 'Send' }));

  expect(await screen.findByText('One more thing')).toBeVisible();
  expect(sent[0]).toEqual({ token: 't7' });
  expect(sent[1]).toMatchObject({ token: 't7', text: 'One more thing' });
  expect(screen.getByLabelText('Your message')).toHaveValue('');
});

test.each([
  ['auth.link_expired', 'This link is too old'],
  ['auth.link_invalid', 'This link leads nowhere'],
])('%s says so', async (code, title) => {
  open(() => HttpResponse.json({ code, title: '', status: 400 }, { status: 400 }));

  expect(await screen.findByRole('heading', { name: title })).toBeVisible();
});

test('a link without its token', () => {
  open(() => HttpResponse.json(supportMock()), '/support/request');

  expect(screen.getByRole('heading', { name: 'The link is not whole' })).toBeVisible();
});
