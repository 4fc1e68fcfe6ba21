import { readFileSync } from 'node:fs';
import { screen } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { expect, test } from 'vitest';
import { Problem } from '@/shared/api/problem';
import { ProblemState } from '@/shared/ui/problem-state';
import { RouteError } from './route-error';

const problem = (status: number, code = `http.${status}`) => new Problem({ code, status, title: 'No' });

const KINDS = [
  ['no right', problem(403), 'No access'],
  ['nothing there', problem(404), 'Not found'],
  ['the server broke', problem(500), 'Server error'],
  ['no answer', problem(0, 'client.network'), 'No connection'],
] as const;

test.each(KINDS)('%s: the page in place of the page', async (_what, error, heading) => {
  renderApp(<RouteError error={error} resetErrorBoundary={() => undefined} />);
  expect(await screen.findByRole('heading', { level: 1, name: heading })).toBeVisible();
});

test.each(KINDS)('%s: a part of a page in place of the part', (_what, error, heading) => {
  renderApp(<ProblemState error={error} onRetry={() => undefined} />);
  expect(screen.getByRole('heading', { name: heading })).toBeVisible();
  const retry = screen.queryByRole('button', { name: 'Try again' });
  if (error.status === 404) expect(retry).toBeNull();
  else expect(retry).toBeVisible();
});

test('what broke in the interface itself is a server error, with a way to load the page again', () => {
  renderApp(<RouteError error={new Error('bug')} resetErrorBoundary={() => undefined} />);
  expect(screen.getByRole('heading', { level: 1, name: 'Server error' })).toBeVisible();
  expect(screen.getByRole('button', { name: 'Load the page again' })).toBeVisible();
});

test.each([
  ['No access', 'Нет доступа'],
  ['Not found', 'Не найдено'],
  ['Server error', 'Ошибка сервера'],
  ['No connection', 'Нет соединения'],
  ['Try again', 'Повторить'],
])('%s is in Russian: %s', (english, russian) => {
  const catalog = readFileSync('src/shared/i18n/locales/ru.po', 'utf8');
  const [, entry] = catalog.split(`\nmsgid "${english}"\nmsgstr "`);
  expect(entry?.split('"')[0]).toBe(russian);
});
