import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import type { ServerFrame } from '@/shared/realtime/frames';
import { catchUp, onUserFrame } from './realtime';
import { myVerdictMock } from './shop.mock';
import { recentVerdictsOptions, verdictOptions } from './verdicts-api';

const told = (event: string) =>
  ({ type: 'notification.created', id: 'f', data: { notification: { event } } }) as unknown as ServerFrame;

function filled() {
  const client = new QueryClient();
  client.setQueryData(recentVerdictsOptions().queryKey, {
    results: [myVerdictMock()],
    next: null,
    previous: null,
  });
  client.setQueryData(verdictOptions('v1').queryKey, myVerdictMock({ id: 'v1' }));
  client.setQueryData(['reports', 'mine'], { pages: [], pageParams: [] });
  client.setQueryData(['reports', 'reasons'], {});
  const stale = () =>
    client
      .getQueryCache()
      .getAll()
      .filter((query) => query.state.isInvalidated)
      .map((query) => query.queryKey.join('/'));
  return { client, stale };
}

test.each(['verdict.given', 'verdict.ended', 'appeal.decided'])('%s: asks for verdicts anew', (event) => {
  const { client, stale } = filled();
  onUserFrame(client, told(event));
  expect(stale()).toEqual(['verdicts/recent', 'verdicts/detail/v1']);
});

test('report.resolved: asks for one’s reports anew; other news change nothing', () => {
  const { client, stale } = filled();
  onUserFrame(client, told('order.delivered'));
  expect(stale()).toEqual([]);
  onUserFrame(client, told('report.resolved'));
  expect(stale()).toEqual(['reports/mine']);
});

test('after a silence everything of it is asked for, but the reasons', () => {
  const { client, stale } = filled();
  catchUp(client);
  expect(stale()).toEqual(['verdicts/recent', 'verdicts/detail/v1', 'reports/mine']);
});
