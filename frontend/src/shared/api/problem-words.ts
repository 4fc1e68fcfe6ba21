import type { MessageDescriptor } from '@lingui/core';
import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { loadTexts } from '@/shared/i18n/locale';
import type { FieldProblem, Problem } from './problem';

/** The words of a refusal, made of its parameters. */
export type Words = (params: Record<string, unknown>) => MessageDescriptor;

/** What happens on the way to the server; its own refusals have their words in `more-problem-words.ts`. */
const BY_CODE: Record<string, Words> = {
  'client.network': () => msg`No connection. Check the internet and try again.`,
  'client.offline': () => msg`No connection: nothing was sent. Do it again once it is back.`,
  'client.timeout': () => msg`The server did not answer in time. Look at the page again before you repeat.`,
  'client.unreadable': () => msg`The server answered something we cannot read. Try again in a minute.`,
  'client.error': () => msg`Something broke on this page. Load it again.`,
};

const FIELD_BY_CODE: Record<string, Words> = {};

/** Add the words of refusals, and of single fields. */
export function addProblemWords(words: Record<string, Words>, ofFields: Record<string, Words> = {}): void {
  Object.assign(BY_CODE, words);
  Object.assign(FIELD_BY_CODE, ofFields);
}

/**
 * Fetch the words of refusals with the first one, before anybody reads them. Without them, say offline, the server's own
 * words stand in, in the reader's language too.
 */
export async function learnWords({ code, errors }: Problem): Promise<void> {
  const isKnown = (each: string) => each in BY_CODE || each in FIELD_BY_CODE;
  if ([code, ...errors.map((field) => field.code)].every(isKnown)) return;
  await Promise.all([import('./more-problem-words'), loadTexts('refusals')]).catch(() => undefined);
}

/** What happened, what is safe and what to do, in the active language; the server's own words for a code we do not know. */
export function problemWords(problem: Problem): string {
  const words = BY_CODE[problem.code];
  if (words) return i18n._(words(problem.params));
  if (problem.status >= 500)
    return i18n._(msg`Something broke on our side. Nothing is lost, and we have been told.`);
  if (problem.code === 'http.403') return i18n._(msg`You have no right to do this.`);
  if (problem.status === 404) return i18n._(msg`There is nothing here.`);
  return problem.detail;
}

/** The words under one field. */
export function fieldWords(field: FieldProblem): string {
  const words = FIELD_BY_CODE[field.code] ?? BY_CODE[field.code];
  return words ? i18n._(words(field.params)) : field.detail || i18n._(msg`This is not valid.`);
}
