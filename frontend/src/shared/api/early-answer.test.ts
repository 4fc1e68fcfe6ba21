import { afterEach, expect, test, vi } from 'vitest';
import { takeEarlyAnswer } from './early-answer';

const URL = 'http://localhost/api/v1/listings/';
const answer = Promise.resolve(new Response('early'));
const GUEST = new Headers();

afterEach(() => vi.unstubAllGlobals());

function ask(now = 100) {
  vi.stubGlobal('wibestoreEarly', { [URL]: answer });
  vi.spyOn(performance, 'now').mockReturnValue(now);
}

test('what was asked for early is given out once', () => {
  ask();

  expect(takeEarlyAnswer('GET', `${URL}?page_size=12`, GUEST)).toBeUndefined();
  expect(takeEarlyAnswer('GET', URL, GUEST)).toBe(answer);
  expect(takeEarlyAnswer('GET', URL, GUEST)).toBeUndefined();
});

test('it is not for people who are signed in, nor for later', () => {
  ask();
  expect(takeEarlyAnswer('GET', URL, new Headers({ Authorization: 'Bearer token' }))).toBeUndefined();

  ask(60_000);
  expect(takeEarlyAnswer('GET', URL, GUEST)).toBeUndefined();
});
