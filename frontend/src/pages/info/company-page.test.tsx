import { screen } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { expect, test } from 'vitest';
import { CompanyPage } from './company-page';

function open(isDevelopment: boolean) {
  const company = {
    name: 'WibeStore MChJ',
    inn: '123456789',
    address: '',
    email: 'salom@wibestore.uz',
    phone: '',
    telegram: '@wibestore',
    is_development: isDevelopment,
  };
  server.use(http.get(api('/company/'), () => HttpResponse.json(company)));
  renderApp(<CompanyPage />, { at: '/company' });
}

test('what is filled in is shown, the rest is left out', async () => {
  open(false);

  expect(await screen.findByText('WibeStore MChJ')).toBeVisible();
  expect(screen.getByRole('link', { name: 'salom@wibestore.uz' })).toHaveAttribute(
    'href',
    'mailto:salom@wibestore.uz',
  );
  expect(screen.getByRole('link', { name: '@wibestore' })).toHaveAttribute('href', 'https://t.me/wibestore');
  expect(screen.queryByText('Address')).not.toBeInTheDocument();
  expect(screen.queryByText('Not yet filled in')).not.toBeInTheDocument();
});

test('in development what is missing says so', async () => {
  open(true);

  expect(await screen.findAllByText('Not yet filled in')).toHaveLength(2);
});
