import { screen, within } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { useForm } from 'react-hook-form';
import { expect, test } from 'vitest';
import { CredentialsFields, NO_CREDENTIALS } from './credentials-fields';

const METHODS = ['steam-acc', 'supercell-id', 'google'].map((value) => ({ value, label: value }));

function Form() {
  const { register, watch } = useForm({ defaultValues: NO_CREDENTIALS });
  return (
    <CredentialsFields
      register={(field) => register(field)}
      errors={{}}
      loginMethods={METHODS}
      values={watch()}
    />
  );
}

async function choose(method: string) {
  const view = renderApp(<Form />);
  await view.user.selectOptions(screen.getByLabelText(/How one signs in/), method);
  return view;
}

test('each way to sign in asks for what it needs, in its own words', async () => {
  const { user } = await choose('steam-acc');
  expect(screen.getByLabelText(/Steam login/)).toBeVisible();
  expect(screen.getByText(/Recovery code of Steam Guard/)).toBeVisible();

  await user.selectOptions(screen.getByLabelText(/How one signs in/), 'supercell-id');
  expect(screen.getByLabelText(/^E-mail of the account/)).toBeVisible();
  expect(screen.getByLabelText(/^Password of the e-mail/)).toBeVisible();
  expect(screen.getByText(/the code to sign in comes to this mailbox/)).toBeVisible();
  expect(screen.queryByLabelText(/Steam login/)).toBeNull();
});

test('a field that was filled stays in sight when another way needs it not', async () => {
  const { user } = await choose('steam-acc');
  await user.type(screen.getByLabelText(/^E-mail of the account/), 'old@mail.uz');

  await user.selectOptions(screen.getByLabelText(/How one signs in/), 'supercell-id');

  expect(screen.getByDisplayValue('old@mail.uz')).toBeVisible();
});

test('passwords are masked and shown on demand', async () => {
  const { user } = await choose('steam-acc');
  const password = screen.getByLabelText(/^Password of Steam/);
  expect(password).toHaveAttribute('type', 'password');

  await user.click(screen.getAllByRole('button', { name: 'Show the password' })[0] as HTMLElement);

  expect(password).toHaveAttribute('type', 'text');
});

test('the meter grows with what the buyer gets and names what is missing', async () => {
  const { user } = await choose('steam-acc');
  const meter = within(screen.getByRole('region', { name: 'What the buyer gets' }));
  expect(meter.getByText(/^Weak/)).toBeVisible();

  await user.type(screen.getByLabelText(/Steam login/), 'neo');
  await user.type(screen.getByLabelText(/^Password of Steam/), 'matrix');
  await user.type(screen.getByLabelText(/^E-mail of the account/), 'neo@mail.uz');
  await user.type(screen.getByLabelText(/^Password of the e-mail/), 'zion');
  expect(meter.getByText(/^Fair/)).toBeVisible();
  expect(meter.getByText(/Codes of the second step/).closest('li')).toHaveTextContent(/missing$/);

  await user.type(screen.getByLabelText(/Note for the buyer/), 'R12345');
  expect(meter.getByText(/^Strong/)).toBeVisible();
});
