import { screen, waitFor } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { supportMock } from '@/features/support/support.mock';
import { session } from '@/shared/api/session';
import type { Schema } from '@/shared/api/types';
import { faqs } from './content/loaders';
import { SupportPage } from './support-page';
import { TOPIC_QUESTIONS } from './topic-questions';

const ID = '01900000-0000-7000-8000-000000000001';
const WORDS = 'I paid, and the order does not know of it.';

function signIn() {
  session.establish({
    access: 'token',
    expires_in: 900,
    user: { id: '1', username: 'aziz', display_name: 'Aziz', plan: 'free' } as Schema<'MeOut'>,
  });
  server.use(
    http.get(api('/support/requests/'), () =>
      HttpResponse.json({ results: [supportMock({ state: 'answered' })], next: null, previous: null }),
    ),
  );
}

beforeEach(() => session.end());
afterEach(() => session.end());

test('a topic shows the answers that are there, then the form', async () => {
  signIn();
  const { user } = renderApp(<SupportPage />, { at: '/support' });
  expect(screen.queryByLabelText(/What happened/)).not.toBeInTheDocument();

  await user.click(screen.getByRole('radio', { name: 'Payment or withdrawal' }));

  expect(await screen.findByText('Why do I have a debt?')).toBeVisible();
  expect(await screen.findByLabelText(/What happened/)).toBeVisible();
  expect(screen.queryByLabelText(/Your e-mail/)).not.toBeInTheDocument();
  expect(await screen.findByText('Answered')).toBeVisible();
});

test('what it is about comes from the address, and the request is opened', async () => {
  signIn();
  const sent: unknown[] = [];
  server.use(
    http.post(api('/support/requests/'), async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json(supportMock({ id: ID }), { status: 201 });
    }),
  );
  const { user } = renderApp(<SupportPage />, {
    at: `/support?topic=order&kind=order&id=${ID}&number=O-K4M7Q2`,
  });
  await user.type(await screen.findByLabelText(/What happened/), WORDS);
  expect(screen.getByText('O-K4M7Q2')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Send' }));

  await waitFor(() => expect(screen.getByTestId('address')).toHaveTextContent(`/support/requests/${ID}`));
  expect(sent).toEqual([
    { topic: 'order', text: WORDS, upload_ids: [], subject_kind: 'order', subject_id: ID },
  ]);
});

test('a refusal stands at its field, and the words stay', async () => {
  signIn();
  server.use(
    http.post(api('/support/requests/'), () =>
      HttpResponse.json(
        {
          code: 'validation.failed',
          title: '',
          status: 400,
          errors: [{ pointer: '/text', code: 'too_long', detail: 'Too long', params: {} }],
        },
        { status: 400 },
      ),
    ),
  );
  const { user } = renderApp(<SupportPage />, { at: '/support?topic=other' });
  const field = await screen.findByLabelText(/What happened/);

  await user.click(screen.getByRole('button', { name: 'Send' }));
  expect(await screen.findByText('Tell us a little more.')).toBeVisible();
  await user.type(field, WORDS);
  await user.click(screen.getByRole('button', { name: 'Send' }));

  await waitFor(() => expect(field).toHaveAttribute('aria-invalid', 'true'));
  expect(field).toHaveValue(WORDS);
});

test('login data in the words is refused in plain words', async () => {
  signIn();
  server.use(
    http.post(api('/support/requests/'), () =>
      HttpResponse.json({ code: 'support.secrets_refused', title: '', status: 400 }, { status: 400 }),
    ),
  );
  const { user } = renderApp(<SupportPage />, { at: '/support?topic=other' });
  await user.type(await screen.findByLabelText(/What happened/), WORDS);
  await user.click(screen.getByRole('button', { name: 'Send' }));

  expect(await screen.findByText(/There is a login or a password in your words/)).toBeVisible();
});

test('a guest names an e-mail and is sent to the mailbox', async () => {
  const sent: Schema<'GuestIn'>[] = [];
  server.use(
    http.post(api('/support/guest/requests/'), async ({ request }) => {
      sent.push((await request.json()) as Schema<'GuestIn'>);
      return HttpResponse.json({ status: 'letter_sent' }, { status: 202 });
    }),
  );
  const { user } = renderApp(<SupportPage />, { at: '/support?topic=account&error=req-1' });
  await user.type(await screen.findByLabelText(/What happened/), WORDS);
  await user.click(screen.getByRole('button', { name: 'Send' }));
  expect(await screen.findByText('Say where the answer should go.')).toBeVisible();
  await user.type(screen.getByLabelText(/Your e-mail/), 'guest@example.uz');
  await user.click(screen.getByRole('button', { name: 'Send' }));

  expect(await screen.findByRole('heading', { name: 'Look into your mailbox' })).toBeVisible();
  expect(sent[0]).toMatchObject({ topic: 'account', email: 'guest@example.uz', text: `${WORDS}\n\nreq-1` });
  expect(sent[0]?.client_id).toMatch(/^[0-9a-f-]{36}$/);
});

test('every topic leads to questions that are there', async () => {
  const { groups } = await faqs.en();
  const ids = groups.flatMap(({ items }) => items.map(({ id }) => id));

  for (const id of Object.values(TOPIC_QUESTIONS).flat()) expect(ids).toContain(id);
});
