import { screen, within } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { session } from '@/shared/api/session';
import type { ReportKind } from '../reports-api';
import { myReportMock, reasonsMock } from '../shop.mock';
import { ReportButton } from './report-button';

const SUBJECT_ID = '01b20000-0000-7000-8000-0000000000a2';
let sent: unknown[] = [];

function answer(make: () => Response) {
  server.use(
    http.get(api('/reports/reasons/'), () => HttpResponse.json(reasonsMock())),
    http.post(api('/reports/'), async ({ request }) => {
      sent.push(await request.json());
      return make();
    }),
  );
}

async function open(kind: ReportKind = 'listing') {
  const view = renderApp(<ReportButton subject={{ kind, id: SUBJECT_ID }} name="Aziz" />, {
    at: '/listings/a?from=home',
  });
  await view.user.click(screen.getByRole('button', { name: 'Report this' }));
  return view;
}

const radio = (name: string) => screen.findByRole('radio', { name });
const sendButton = () => screen.getByRole('button', { name: 'Send the report' });

beforeEach(() => {
  sent = [];
  vi.spyOn(session, 'status', 'get').mockReturnValue('signed-in');
});

describe('ReportButton', () => {
  test('a guest signs in first and comes back to the very page', async () => {
    vi.spyOn(session, 'status', 'get').mockReturnValue('signed-out');
    await open();

    expect(screen.getByTestId('address')).toHaveTextContent('/login?next=%2Flistings%2Fa%3Ffrom%3Dhome');
  });

  test('whoever presses before it is known that they are signed in is not sent away', async () => {
    vi.spyOn(session, 'status', 'get').mockReturnValue('starting');
    answer(() => HttpResponse.json(myReportMock(), { status: 201 }));
    await open();

    expect(await screen.findByRole('dialog', { name: 'Report this listing' })).toBeInTheDocument();
    expect(screen.getByTestId('address')).toHaveTextContent('/listings/a?from=home');
  });

  test('a reason in two steps, words, and what happens next', async () => {
    answer(() => HttpResponse.json(myReportMock(), { status: 201 }));
    const { user } = await open();

    await user.click(await radio('Fraud'));
    expect(sendButton()).toHaveAttribute('aria-disabled', 'true');
    await user.click(await radio('The account is stolen'));
    await user.type(screen.getByLabelText('What should we know?'), '  It was mine  ');
    await user.click(sendButton());

    const thanks = await screen.findByRole('dialog', { name: 'Thank you, we have it' });
    expect(within(thanks).getByRole('link', { name: 'My reports' })).toHaveAttribute('href', '/reports');
    expect(sent).toEqual([
      {
        subject_kind: 'listing',
        subject_id: SUBJECT_ID,
        reason: 'stolen_account',
        text: 'It was mine',
        upload_id: null,
      },
    ]);
    await user.click(within(thanks).getByRole('button', { name: 'Done' }));
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  test('another branch forgets the finer reason', async () => {
    answer(() => HttpResponse.json(myReportMock(), { status: 201 }));
    const { user } = await open('user');
    expect(await screen.findByRole('dialog', { name: 'Report Aziz' })).toBeInTheDocument();
    await user.click(await radio('Fraud'));
    await user.click(await radio('Wants to deal outside the shop'));

    await user.click(await radio('Insult'));
    await user.click(sendButton());

    expect(await screen.findByRole('dialog', { name: 'Thank you, we have it' })).toBeInTheDocument();
    expect(sent).toMatchObject([{ reason: 'insult' }]);
  });

  test('"something else" needs words', async () => {
    answer(() => HttpResponse.json(myReportMock(), { status: 201 }));
    const { user } = await open('review');
    await user.click(await radio('Something else'));
    await user.click(sendButton());
    expect(sent).toEqual([]);

    await user.type(screen.getByLabelText(/What should we know/), 'It is an advertisement');
    await user.click(sendButton());
    expect(await screen.findByRole('dialog', { name: 'Thank you, we have it' })).toBeInTheDocument();
  });

  test('told before: it says so', async () => {
    answer(() => HttpResponse.json(myReportMock(), { status: 200 }));
    const { user } = await open('message');
    await user.click(await radio('Insult'));
    // Of a message the moderators see what stands around it.
    expect(screen.queryByText('Add a screenshot')).not.toBeInTheDocument();
    await user.click(sendButton());

    expect(await screen.findByRole('dialog', { name: 'You told us already' })).toBeInTheDocument();
  });

  test('a refusal stands in the form, and the words stay', async () => {
    answer(() =>
      HttpResponse.json({ code: 'reports.per_day', title: '', status: 429, params: {} }, { status: 429 }),
    );
    const { user } = await open('review');
    await user.click(await radio('Insult'));
    await user.type(screen.getByLabelText('What should we know?'), 'Very rude');
    await user.click(sendButton());

    expect(await screen.findByText('You have told us a lot today, thank you. Go on tomorrow.')).toBeVisible();
    expect(screen.getByLabelText('What should we know?')).toHaveValue('Very rude');
  });
});
