import { i18n } from '@lingui/core';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { activateLocale } from '@/shared/i18n/locale';
import { Problem } from './problem';
import { learnWords, problemWords } from './problem-words';

// As with the first refusal that comes: its texts are in no other part of a language.
beforeAll(() => learnWords(new Problem({ code: 'new.code', status: 409, title: '' })));
afterEach(() => i18n.activate('en'));

describe('problemWords', () => {
  test.each([
    ['uz', 'Hamyonda 50\u202f000\u00a0soʻm yetishmayapti. Hech narsa yechilmadi; toʻldirib, qayta urining.'],
    [
      'ru',
      'В кошельке не хватает 50\u202f000\u00a0сум. Ничего не списано; пополните его и попробуйте ещё раз.',
    ],
    ['en', 'The wallet lacks 50\u202f000\u00a0UZS. Nothing was taken; top it up and try again.'],
  ] as const)('code and params in %s', async (locale, words) => {
    await activateLocale(locale);

    const problem = new Problem({
      code: 'ledger.insufficient_funds',
      status: 409,
      title: '',
      params: { missing: 50_000 },
    });

    expect(problemWords(problem)).toBe(words);
  });

  test.each([
    [1, 'Слишком много попыток. Повторите через 1 секунду.'],
    [3, 'Слишком много попыток. Повторите через 3 секунды.'],
    [30, 'Слишком много попыток. Повторите через 30 секунд.'],
    [120, 'Слишком много попыток. Повторите через 2 минуты.'],
  ])('waiting %i seconds has the right plural', async (seconds, words) => {
    await activateLocale('ru');

    const params = { retry_after_s: seconds };

    expect(problemWords(new Problem({ code: 'request.rate_limited', status: 429, title: '', params }))).toBe(
      words,
    );
  });

  test('an unknown code falls back on the words of the server', () => {
    expect(
      problemWords(new Problem({ code: 'new.code', status: 409, title: 'Title', detail: 'Detail' })),
    ).toBe('Detail');
  });

  test('an unknown fault of the server does not show its inner words', () => {
    expect(problemWords(new Problem({ code: 'http.500', status: 500, title: 'KeyError' }))).not.toContain(
      'KeyError',
    );
  });
});
