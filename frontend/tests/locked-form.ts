import { within } from '@testing-library/react';
import { expect } from 'vitest';

const FIELDS = 'input:not([type=hidden]):not([type=file]), textarea, select';

/** While a form is sent its button turns and refuses presses, and nothing in it can be changed. */
export function expectLocked(form: HTMLElement, buttonName: string | RegExp): void {
  const button = within(form).getByRole('button', { name: buttonName });
  expect(button).toHaveAttribute('aria-busy', 'true');
  expect(button).toHaveAttribute('aria-disabled', 'true');
  const open = [...form.querySelectorAll<HTMLInputElement>(FIELDS)].filter(
    (field) => !field.matches(':disabled') && !field.readOnly,
  );
  expect(open.map((field) => field.outerHTML)).toEqual([]);
}

/** The form that an element of it stands in. */
export function formOf(element: HTMLElement): HTMLFormElement {
  const form = element.closest('form');
  if (!form) throw new Error('no form around it');
  return form;
}
