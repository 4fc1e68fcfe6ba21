import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { usePlainForm } from './use-plain-form';

interface Values {
  email: string;
  password: string;
}

function Form({ send }: { send: (values: Values) => Promise<void> }) {
  const { register, handleSubmit, setError, reset, values, formState } = usePlainForm<Values>({
    defaultValues: { email: '', password: '' },
  });
  const { errors, isSubmitting } = formState;
  return (
    <form onSubmit={handleSubmit(send)} noValidate>
      <input
        aria-label="E-mail"
        {...register('email', { validate: (text) => text.includes('@') || 'No address.' })}
      />
      <p>{errors.email?.message}</p>
      <input
        aria-label="Password"
        {...register('password', {
          required: 'Fill this in.',
          minLength: { value: 3, message: 'Too short.' },
        })}
      />
      <p>{errors.password?.message}</p>
      <p role="alert">{errors.root?.message}</p>
      <output>{values.email}</output>
      <button type="submit">{isSubmitting ? 'Sending' : 'Send'}</button>
      <button type="button" onClick={() => setError('root', { message: 'Refused.' })}>
        Refuse
      </button>
      <button type="button" onClick={reset}>
        Reset
      </button>
    </form>
  );
}

const setUp = () => {
  let finish: () => void = () => undefined;
  const send = vi.fn(() => new Promise<void>((resolve) => (finish = resolve)));
  render(<Form send={send} />);
  return { send, finish: () => finish(), user: userEvent.setup() };
};

test('nothing wrong is sent; the first wrong field has the focus, and is looked at again while one types', async () => {
  const { send, user } = setUp();

  await user.click(screen.getByRole('button', { name: 'Send' }));
  expect(send).not.toHaveBeenCalled();
  expect(screen.getByText('No address.')).toBeInTheDocument();
  expect(screen.getByText('Fill this in.')).toBeInTheDocument();
  expect(screen.getByLabelText('E-mail')).toHaveFocus();

  await user.type(screen.getByLabelText('E-mail'), 'a@b');
  expect(screen.queryByText('No address.')).not.toBeInTheDocument();
  expect(screen.getByRole('status')).toHaveTextContent('a@b');
  await user.type(screen.getByLabelText('Password'), 'x');
  expect(screen.getByText('Too short.')).toBeInTheDocument();
});

test('what was typed is sent once, also by what fills in without telling', async () => {
  const { send, finish, user } = setUp();
  await user.type(screen.getByLabelText('E-mail'), 'a@b');
  screen.getByLabelText<HTMLInputElement>('Password').value = 'filled in';

  await user.click(screen.getByRole('button', { name: 'Send' }));

  expect(send).toHaveBeenCalledExactlyOnceWith({ email: 'a@b', password: 'filled in' });
  expect(screen.getByRole('button', { name: 'Sending' })).toBeInTheDocument();
  finish();
  expect(await screen.findByRole('button', { name: 'Send' })).toBeInTheDocument();
});

test('a refusal stands until the next sending; reset empties', async () => {
  const { user } = setUp();
  await user.type(screen.getByLabelText('E-mail'), 'a@b');
  await user.click(screen.getByRole('button', { name: 'Refuse' }));
  expect(screen.getByRole('alert')).toHaveTextContent('Refused.');

  await user.click(screen.getByRole('button', { name: 'Reset' }));

  expect(screen.getByRole('alert')).toBeEmptyDOMElement();
  expect(screen.getByLabelText('E-mail')).toHaveValue('');
  expect(screen.getByRole('status')).toBeEmptyDOMElement();
});
