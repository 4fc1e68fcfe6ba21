import { describe, expect, test } from 'vitest';
import { parsePercent, planChanges, planDraft } from './desk-plan-draft';
import { adminPlanMock } from './subscriptions.mock';

describe('planChanges', () => {
  const plan = adminPlanMock();
  const draft = planDraft(plan);

  test('nothing typed changes nothing', () => {
    expect(planChanges(plan, draft)).toEqual({ changes: {}, wrong: [] });
  });

  test('only what differs is sent', () => {
    const { changes } = planChanges(plan, {
      ...draft,
      price: '149 000',
      commission: '7,5',
      name: ' Premium ',
    });
    expect(changes).toEqual({ price: 149_000, commission_bps: 750 });
  });

  test('what is no number, or not said in every language, is named', () => {
    const { wrong } = planChanges(plan, {
      ...draft,
      price: '',
      commission: '101',
      active_listing_limit: '0',
      description: { ...draft.description, ru: ' ' },
    });
    expect(wrong).toEqual(['price', 'commission', 'active_listing_limit', 'description']);
  });

  test('the free plan stays free', () => {
    const free = adminPlanMock({ code: 'free', price: 0, yearly_price: 0 });
    expect(planChanges(free, { ...planDraft(free), price: '5000' })).toEqual({ changes: {}, wrong: [] });
  });

  test('a feature less is a change', () => {
    expect(planChanges(plan, { ...draft, features: [] }).changes).toEqual({ features: [] });
  });
});

test.each([
  ['0', 0],
  ['7', 700],
  ['7.5', 750],
  ['7,25', 725],
  ['100', 10_000],
  ['100,01', null],
  ['7.', null],
  ['-1', null],
  ['', null],
])('parsePercent(%j) is %j', (text, bps) => {
  expect(parsePercent(text)).toBe(bps);
});
