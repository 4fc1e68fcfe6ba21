import { readdirSync, readFileSync } from 'node:fs';
import { screen } from '@testing-library/react';
import { expectLocked, formOf } from '@tests/locked-form';
import { renderApp } from '@tests/render';
import { server } from '@tests/server';
import { delay, http } from 'msw';
import type { ReactElement } from 'react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { AppealForm } from '@/features/moderation/components/appeal-form';
import { ReportForm } from '@/features/moderation/components/report-form';
import { DepositCode } from '@/features/payments/components/deposit-code';
import { depositMock } from '@/features/payments/payments.mock';
import { ForgotForm } from '@/features/users/components/forgot-form';
import { LoginForm } from '@/features/users/components/login-form';
import { session } from '@/shared/api/session';
import { ViewForm } from '@/shared/desk/table/view-form';

type User = ReturnType<typeof renderApp>['user'];

/** Forms that send nothing by themselves: they lead to an address, or hand on what was chosen. */
const SEND_NOTHING = [
  'src/app/header/search-box.tsx',
  'src/pages/home/hero.tsx',
  'src/features/withdrawals/components/withdraw-form.tsx',
  // Shown at once, and shut before the answer; a refusal takes it back.
  'src/features/watching/components/rename-dialog.tsx',
  // What is written leaves into the box of messages at once.
  'src/features/chat/components/composer.tsx',
];

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.tsx') && !name.includes('.test.'))
  .map((name) => `src/${name}`);

test('every form has a button with a spinner and is locked while it is sent', () => {
  const lacking = sources.filter((file) => {
    const text = readFileSync(file, 'utf8');
    if (!/<form\b/.test(text) || SEND_NOTHING.includes(file)) return false;
    return !(/isLoading/.test(text) && /(fieldset disabled|readOnly|disabled)=\{/.test(text));
  });
  expect(lacking).toEqual([]);
});

const pressed = async (user: User, name: string) => user.click(screen.getByRole('button', { name }));
const reason = { code: 'spam', label: { en: 'Spam' }, asks_text: false, children: [] } as never;

describe('locked while it is sent', () => {
  const sent: string[] = [];
  beforeEach(() => {
    session.startAsGuest();
    sent.length = 0;
    server.use(
      http.all('*/api/v1/*', async ({ request }) => {
        if (request.method !== 'GET') sent.push(request.url);
        await delay('infinite');
      }),
    );
  });
  afterEach(() => session.end());

  test.each<[string, ReactElement, (user: User) => Promise<unknown>, button: string]>([
    [
      'signing in',
      <LoginForm key="f" onAnswer={vi.fn()} />,
      async (user) => {
        await user.type(screen.getByLabelText('E-mail'), 'a@example.uz');
        await user.type(screen.getByLabelText('Password'), 'qwerty-27');
        await pressed(user, 'Sign in');
      },
      'Sign in',
    ],
    [
      'asking for a new password',
      <ForgotForm key="f" />,
      async (user) => {
        await user.type(screen.getByLabelText('E-mail'), 'a@example.uz');
        await user.keyboard('{Enter}');
      },
      '',
    ],
    [
      'a report',
      <ReportForm
        key="f"
        subject={{ kind: 'user', id: 'u' }}
        reasons={[reason]}
        onSending={vi.fn()}
        onCancel={vi.fn()}
        onTold={vi.fn()}
      />,
      async (user) => {
        await user.click(screen.getByRole('radio', { name: 'Spam' }));
        await pressed(user, 'Send the report');
      },
      'Send the report',
    ],
    [
      'the code of a card’s payment',
      <DepositCode key="f" deposit={depositMock()} />,
      async (user) => {
        await user.type(screen.getByLabelText('Code from the SMS'), '123456');
        await user.keyboard('{Enter}');
      },
      '',
    ],
    [
      'a view of a table',
      <ViewForm key="f" page="users" search="" views={[]} hasViews={false} onSaved={vi.fn()} />,
      async (user) => {
        await user.type(screen.getByLabelText('Name of the view'), 'Mine');
        await pressed(user, 'Keep these filters');
      },
      'Keep these filters',
    ],
  ])('%s', async (_what, form, send, button) => {
    const { user } = renderApp(form);
    await send(user);
    const busy = await screen.findByRole('button', button ? { name: button, busy: true } : { busy: true });
    expectLocked(formOf(busy), button || (busy.textContent ?? ''));
    // Or it would arrive in the next test.
    await expect.poll(() => sent).toHaveLength(1);
  });

  test('an appeal', () => {
    renderApp(<AppealForm keptAs="appeal" error={null} isSending onSend={vi.fn()} />);
    const button = screen.getByRole('button', { name: 'Send the appeal' });
    expectLocked(formOf(button), 'Send the appeal');
  });
});
