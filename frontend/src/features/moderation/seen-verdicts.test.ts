import { expect, test } from 'vitest';
import { markVerdictSeen, seenVerdicts, unseenVerdict } from './seen-verdicts';
import { myVerdictMock } from './shop.mock';

test('what was read is remembered for this person alone, the newest first, no more than thirty', () => {
  for (let number = 1; number <= 40; number += 1) markVerdictSeen('aziz', `v${number}`);
  markVerdictSeen('aziz', 'v39');

  const seen = seenVerdicts('aziz');
  expect(seen).toHaveLength(30);
  expect(seen.slice(0, 3)).toEqual(['v39', 'v40', 'v38']);
  expect(seenVerdicts('malika')).toEqual([]);
});

test('the oldest in force comes first; those read, ended or appealed against do not come', () => {
  const appeal = {
    text: 'It was a joke among friends, nothing else',
    created_at: '2026-11-26T09:00:00Z',
    status: 'pending',
    decided_at: null,
    answer: '',
  } as const;
  const verdicts = [
    myVerdictMock({ id: 'newest' }),
    myVerdictMock({ id: 'older' }),
    myVerdictMock({ id: 'appealed', appeal }),
    myVerdictMock({ id: 'ended', ended_at: '2026-11-26T09:00:00Z', end_reason: 'lifted' }),
    myVerdictMock({ id: 'read' }),
  ];

  expect(unseenVerdict(verdicts, ['read'])?.id).toBe('older');
  expect(unseenVerdict(verdicts, ['read', 'older'])?.id).toBe('newest');
  expect(unseenVerdict(verdicts, ['read', 'older', 'newest'])).toBeUndefined();
});
