import { expect, it } from 'vitest';
import { onThisClock } from './server-clock';

it('moves an instant by as much as this device is ahead of the server', () => {
  const receivedAt = Date.parse('2026-11-23T05:10:00.300Z');
  expect(onThisClock('2026-11-23T06:00:00Z', '2026-11-23T05:00:00Z', receivedAt)).toBe(
    '2026-11-23T06:10:00.000Z',
  );
});
