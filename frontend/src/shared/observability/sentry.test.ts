import { expect, test, vi } from 'vitest';
import { startSentry } from './sentry';

type Sent = { type: string; body: Record<string, unknown> };

test('a failure leaves with an id and no more of its person', async () => {
  const sent: Sent[] = [];
  const sentry = await startSentry({
    dsn: 'https://0123456789abcdef@sentry.example.uz/1',
    environment: 'test',
    release: '2026.11.26',
    tracesRate: 0,
    transport: () => ({
      send: async ([, items]) => {
        for (const [{ type }, body] of items) {
          sent.push({ type: String(type), body: body as unknown as Sent['body'] });
        }
        return {};
      },
      flush: async () => true,
    }),
  });
  history.replaceState(null, '', '/reset-password?next=/wallet#token=abc123');
  sentry.setUser('01a206ef-d5c6-7e52-9d96-5055cc2d3d43');
  sentry.report(new Error('No answer for dilnoza@example.uz at /api/v1/x/?code=123456'));

  await vi.waitFor(() => expect(sent.filter(({ type }) => type === 'event')).toHaveLength(1));
  const { body } = sent.find(({ type }) => type === 'event') ?? { body: {} };
  expect(body).toMatchObject({
    environment: 'test',
    release: '2026.11.26',
    user: { id: '01a206ef-d5c6-7e52-9d96-5055cc2d3d43' },
    exception: { values: [{ type: 'Error', value: 'No answer for *** at /api/v1/x/' }] },
  });
  const told = JSON.stringify(sent);
  for (const secret of ['dilnoza', 'abc123', '123456', 'next=', 'ip_address', 'auto']) {
    expect(told).not.toContain(secret);
  }
});
