import { describe, expect, test, vi } from 'vitest';
import { showProblemInForm } from './form-problem';
import { Problem } from './problem';

interface Values {
  price: number;
  attributes: { level: number };
  login: string;
}

const FIELDS = ['price', 'attributes.level', 'login'] as const;

function refusal(...pointers: string[]): Problem {
  const errors = pointers.map((pointer) => ({
    pointer,
    code: 'min_value',
    detail: 'too low',
    params: { min: 1000 },
  }));
  return new Problem({ code: 'validation.failed', status: 400, title: 'Invalid', errors });
}

describe('showProblemInForm', () => {
  test('each wrong field gets its words and only the first the focus', () => {
    const setError = vi.fn();

    showProblemInForm<Values>(refusal('/price', '/attributes/level'), setError, FIELDS);

    expect(setError.mock.calls).toEqual([
      ['price', { type: 'min_value', message: 'At least 1\u202f000.' }, { shouldFocus: true }],
      ['attributes.level', { type: 'min_value', message: 'At least 1\u202f000.' }, { shouldFocus: false }],
    ]);
  });

  test('a field with another name in the form is found by its pointer', () => {
    const setError = vi.fn();

    showProblemInForm<Values>(refusal('/credentials/login'), setError, FIELDS, {
      '/credentials/login': 'login',
    });

    expect(setError).toHaveBeenCalledExactlyOnceWith('login', expect.anything(), { shouldFocus: true });
  });

  test('what has no field in the form is told once, on root', () => {
    const setError = vi.fn();

    showProblemInForm<Values>(refusal('/unknown'), setError, FIELDS);

    expect(setError).toHaveBeenCalledExactlyOnceWith('root', {
      type: 'validation.failed',
      message: 'At least 1\u202f000.',
    });
  });

  test('a refusal of the whole goes to root in words', () => {
    const setError = vi.fn();

    showProblemInForm<Values>(
      new Problem({ code: 'ledger.insufficient_funds', status: 409, title: '', params: { missing: 50_000 } }),
      setError,
      FIELDS,
    );

    expect(setError).toHaveBeenCalledExactlyOnceWith('root', {
      type: 'ledger.insufficient_funds',
      message: 'The wallet lacks 50\u202f000\u00a0UZS. Nothing was taken; top it up and try again.',
    });
  });
});
