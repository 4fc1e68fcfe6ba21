import { screen, waitFor } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { describe, expect, test } from 'vitest';
import { Link } from '@/shared/router/router';
import { meOptions } from '../api';
import { meMock } from '../users.mock';
import { ProfileEditor } from './profile-editor';
import { RegisterForm } from './register-form';

function refuse(status: number, code: string) {
  return HttpResponse.json({ code, title: code, status }, { status });
}

describe('registration', () => {
  test.each([
    ['user.email_taken', 'E-mail', 'This e-mail is already registered.'],
    ['user.username_taken', 'Username', 'This name is already taken.'],
  ])('%s stands under its field', async (code, label, words) => {
    server.use(http.post(api('/auth/register/'), () => refuse(409, code)));
    const { user } = renderApp(<RegisterForm />);

    await user.type(screen.getByLabelText('E-mail'), 'aziz@example.uz');
    await user.type(screen.getByLabelText('Username'), 'aziz');
    await user.type(screen.getByLabelText('Password'), 'olma-daryo-kitob');
    await user.click(screen.getByRole('button', { name: 'Create account' }));

    await waitFor(() => expect(screen.getByLabelText(label)).toHaveAccessibleDescription(words));
    await waitFor(() => expect(screen.getByLabelText(label)).toHaveFocus());
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });
});

describe('profile', () => {
  function open() {
    const view = renderApp(
      <>
        <ProfileEditor me={meMock()} />
        <Link to="/purchases">Purchases</Link>
      </>,
    );
    view.queryClient.setQueryData(meOptions().queryKey, meMock());
    const nameKnown = () => view.queryClient.getQueryData(meOptions().queryKey)?.display_name;
    return { ...view, nameKnown };
  }

  test('sends only what was changed, shows it before the answer, and takes it back when refused', async () => {
    const sent: unknown[] = [];
    let answer = () => {};
    const answered = new Promise<void>((resolve) => {
      answer = resolve;
    });
    server.use(
      http.patch(api('/profile/'), async ({ request }) => {
        sent.push(await request.json());
        await answered;
        const errors = [{ pointer: '/display_name', code: 'reserved_name', detail: '', params: {} }];
        return HttpResponse.json(
          { code: 'validation.failed', title: '', status: 400, errors },
          { status: 400 },
        );
      }),
    );
    const { user, nameKnown } = open();
    const field = screen.getByLabelText('Display name');

    await user.clear(field);
    await user.type(field, 'WibeStore');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(nameKnown()).toBe('WibeStore'));
    answer();

    await waitFor(() => expect(field).toHaveAccessibleDescription('This name is reserved for the shop.'));
    expect(nameKnown()).toBe('Aziz');
    expect(field).toHaveValue('WibeStore');
    expect(sent).toEqual([{ display_name: 'WibeStore' }]);
  });

  test('asks before unsaved changes are left', async () => {
    const { user } = open();
    await user.type(screen.getByLabelText('About'), 'PUBG');

    await user.click(screen.getByRole('link', { name: 'Purchases' }));
    await user.click(await screen.findByRole('button', { name: 'Stay' }));
    expect(screen.getByTestId('address')).toHaveTextContent(/^\/$/);
    expect(screen.getByLabelText('About')).toHaveValue('PUBG');

    await user.click(screen.getByRole('link', { name: 'Purchases' }));
    await user.click(await screen.findByRole('button', { name: 'Leave' }));
    await waitFor(() => expect(screen.getByTestId('address')).toHaveTextContent('/purchases'));
  });

  test('lets go at once when nothing was changed', async () => {
    const { user } = open();

    await user.click(screen.getByRole('link', { name: 'Purchases' }));

    expect(screen.getByTestId('address')).toHaveTextContent('/purchases');
  });
});
