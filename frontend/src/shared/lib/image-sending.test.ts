import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { sendImage } from './image-sending';
import { readyImageMock } from './image-sending.mock';

const file = new File(['x'], 'a.png', { type: 'image/png' });
const READY = readyImageMock('1');
const PROCESSING = { id: '1', status: 'processing', problem: null, card: null, gallery: null, full: null };

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  server.use(http.post(api('/upload/image/'), () => HttpResponse.json(PROCESSING, { status: 201 })));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function answerWith(...answers: object[]) {
  server.use(http.get(api('/upload/image/1/'), () => HttpResponse.json(answers.shift() ?? READY)));
}

function start() {
  const stop = new AbortController();
  const stages: string[] = [];
  const done = sendImage(file, { signal: stop.signal, onStage: (stage) => stages.push(stage) });
  done.catch(() => undefined);
  return { stop, stages, done };
}

test('waits until the server has all sizes', async () => {
  answerWith(PROCESSING, READY);
  const { done, stages } = start();

  await vi.waitFor(() => expect(stages).toContain('processing'), 5000);
  await expect(done).resolves.toMatchObject({ id: '1', status: 'ready', card: READY.card });
});

test('a picture that could not be worked on fails with the server’s reason', async () => {
  answerWith({
    ...PROCESSING,
    status: 'failed',
    problem: { code: 'upload.truncated', title: 'x', params: {} },
  });
  await expect(start().done).rejects.toMatchObject({ code: 'upload.truncated' });
});

test('stopped while the server works, it asks no more', async () => {
  let asked = 0;
  server.use(
    http.get(api('/upload/image/1/'), () => {
      asked += 1;
      return HttpResponse.json(PROCESSING);
    }),
  );
  const { stop, stages, done } = start();
  await vi.waitFor(() => expect(stages).toContain('processing'), 5000);
  stop.abort();

  await expect(done).rejects.toMatchObject({ name: 'AbortError' });
  const before = asked;
  await vi.advanceTimersByTimeAsync(20_000);
  expect(asked).toBe(before);
});

test('too few pixels are refused before anything is sent', async () => {
  vi.stubGlobal('createImageBitmap', async () => ({ width: 640, height: 480, close: () => undefined }));
  const { done, stages } = start();

  await expect(done).rejects.toMatchObject({ code: 'upload.too_small' });
  expect(stages).toEqual(['preparing']);
});
