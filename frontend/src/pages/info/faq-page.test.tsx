import { screen, within } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { expect, test } from 'vitest';
import { FaqPage } from './faq-page';
import { faqFound } from './faq-search';

const open = () => screen.getAllByRole('group').filter((question) => question.hasAttribute('open'));

test('all questions stand by groups, closed', async () => {
  renderApp(<FaqPage />, { at: '/faq' });

  expect(await screen.findByRole('heading', { level: 1, name: 'Questions and answers' })).toBeVisible();
  expect(screen.getByRole('heading', { level: 2, name: 'Wallet and money' })).toBeVisible();
  expect(screen.getAllByRole('group').length).toBeGreaterThanOrEqual(20);
  expect(open()).toHaveLength(0);
});

test('the address opens one of them', async () => {
  renderApp(<FaqPage />, { at: '/faq#no-delivery' });

  const question = await screen.findByText('What if the seller does not deliver?');
  expect(open()).toHaveLength(1);
  expect(question.closest('details')).toHaveAttribute('open');
});

test('search narrows them and opens the only one found', async () => {
  const { user } = renderApp(<FaqPage />, { at: '/faq' });
  const search = await screen.findByRole('searchbox', { name: 'Find an answer' });

  await user.type(search, 'unicorn');
  expect(screen.getByText('No answer with these words')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Show all questions' }));
  await user.type(search, 'DEBT first');

  expect(screen.getAllByRole('group')).toHaveLength(1);
  expect(open()).toHaveLength(1);
  expect(screen.getByText('Why do I have a debt?')).toBeVisible();
});

test('what is searched for is in the address, and the address is asked first', async () => {
  const { user } = renderApp(<FaqPage />, { at: '/faq?q=debt%20first' });
  const search = await screen.findByRole('searchbox', { name: 'Find an answer' });
  expect(search).toHaveValue('debt first');
  expect(screen.getAllByRole('group')).toHaveLength(1);

  await user.clear(search);
  await user.type(search, 'commission');
  await expect.poll(() => screen.getByTestId('address').textContent).toBe('/faq?q=commission');

  await user.clear(search);
  await expect.poll(() => screen.getByTestId('address').textContent).toBe('/faq');
});

test('an answer leads to the pages it names', async () => {
  renderApp(<FaqPage />, { at: '/faq#commission' });

  const question = (await screen.findByText('How much is the commission?')).closest('details');
  expect(within(question as HTMLElement).getByRole('link', { name: 'Premium' })).toHaveAttribute(
    'href',
    '/premium',
  );
});

test('marks and case are no hindrance', () => {
  const item = { id: 'a', question: 'Toʻlov qayerda?', answer: ['Eʼlon'] };
  const groups = [{ id: 'g', title: 'G', items: [item] }];

  expect(faqFound(groups, "TO'LOV e’lon")).toHaveLength(1);
  expect(faqFound(groups, 'hamyon')).toHaveLength(0);
});
