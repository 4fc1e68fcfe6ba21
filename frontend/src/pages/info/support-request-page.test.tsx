import { screen } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { expect, test } from 'vitest';
import { supportMock } from '@/features/support/support.mock';
import { SupportRequestPage } from './support-request-page';

type Changes = Parameters<typeof supportMock>[0];

function open(changes: Changes, answer?: () => Response | Promise<Response>) {
  server.use(
    http.get(api('/support/requests/s1/'), () => HttpResponse.json(supportMock(changes))),
    http.post(api('/support/requests/s1/messages/'), () =>
      answer ? answer() : HttpResponse.json(supportMock({ state: 'waiting' }), { status: 201 }),
    ),
    http.post(api('/support/requests/s1/close/'), () =>
      HttpResponse.json(supportMock({ state: 'closed', reopen_until: '2026-12-10T10:00:00Z' })),
    ),
  );
  return renderApp(<SupportRequestPage />, { at: '/support/requests/s1', path: '/support/requests/:id' });
}

test('one request as a conversation, closed when it is settled', async () => {
  const { user } = open({ state: 'answered' });
  expect(await screen.findByText('Where is my order?')).toBeVisible();
  expect(screen.getByText('Answered')).toBeVisible();

  await user.click(screen.getByRole('button', { name: 'Close the request' }));

  expect(await screen.findByText(/If something is left, write here until/)).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Close the request' })).not.toBeInTheDocument();
});

test('what was refused stays typed', async () => {
  const { user } = open({}, () =>
    HttpResponse.json({ code: 'support.closed', title: '', status: 409 }, { status: 409 }),
  );
  const field = await screen.findByLabelText('Your message');

  await user.type(field, 'Hello again');
  await user.click(screen.getByRole('button', { name: 'Send' }));

  expect(await screen.findByText(/This request is closed. Nothing was sent/)).toBeVisible();
  expect(field).toHaveValue('Hello again');
});

test('while a message is on its way the request is not closed', async () => {
  let arrive = () => {};
  const way = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const { user } = open({}, async () => {
    await way;
    return HttpResponse.json({ code: 'support.closed', title: '', status: 409 }, { status: 409 });
  });

  await user.type(await screen.findByLabelText('Your message'), 'Hello again');
  await user.click(screen.getByRole('button', { name: 'Send' }));
  expect(await screen.findByRole('button', { name: 'Close the request', busy: true })).toBeVisible();

  arrive();
  expect(await screen.findByRole('button', { name: 'Close the request', busy: false })).toBeEnabled();
});

test('too late to go on: ask something new', async () => {
  open({ state: 'closed', can_write: false });

  expect(await screen.findByRole('link', { name: 'Ask something new' })).toHaveAttribute('href', '/support');
  expect(screen.queryByLabelText('Your message')).not.toBeInTheDocument();
});
