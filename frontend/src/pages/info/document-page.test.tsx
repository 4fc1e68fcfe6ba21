import { i18n } from '@lingui/core';
import { act, screen, within } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { afterEach, expect, test } from 'vitest';
import { TermsPage } from './document-page';

afterEach(() => act(() => i18n.loadAndActivate({ locale: 'en', messages: {} })));

test('a document has its contents, its date and its sections', async () => {
  renderApp(<TermsPage />, { at: '/terms' });

  const article = await screen.findByRole('article');
  expect(within(article).getByRole('heading', { level: 1 })).toHaveTextContent('Terms of use');
  expect(within(article).getByText(/Last changed/)).toBeVisible();
  const contents = within(screen.getByRole('navigation', { name: 'Contents' })).getAllByRole('link');
  const headings = within(article).getAllByRole('heading', { level: 2 });
  expect(contents.map((link) => link.textContent)).toEqual(headings.map((heading) => heading.textContent));
  expect(contents[0]).toHaveAttribute('href', '/terms#about');
});

test('another language brings its own text', async () => {
  renderApp(<TermsPage />, { at: '/terms' });
  await screen.findByRole('heading', { level: 1, name: /Terms of use/ });

  act(() => i18n.loadAndActivate({ locale: 'ru', messages: {} }));

  expect(await screen.findByRole('heading', { level: 1, name: /Условия использования/ })).toBeVisible();
});
