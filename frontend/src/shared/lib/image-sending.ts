import { send } from '@/shared/api/client';
import { Problem } from '@/shared/api/problem';
import type { Schema } from '@/shared/api/types';
import { upload } from '@/shared/api/upload';
import { prepareImage } from '@/shared/lib/image-preparing';

type Image = Schema<'ImageInfo'>;

type UploadOut = Schema<'UploadOut'>;

export type SendingStage = 'preparing' | 'sending' | 'processing';

export interface SendingOptions {
  signal: AbortSignal;
  /** What is going on now, and how much of it is done: 0–1. */
  onStage: (stage: SendingStage, progress: number) => void;
}

const POLL_FIRST_MS = 300;
const POLL_MAX_MS = 5_000;
/** The server is given this long; it takes a second when it is not busy. */
const PROCESSING_MAX_MS = 120_000;

/**
 * Make one picture ready, send it, and wait until the server has all its sizes.
 *
 * @throws Problem the file cannot be used, or something went wrong on the way; the signal's reason when it was stopped
 */
export async function sendImage(file: File, { signal, onStage }: SendingOptions): Promise<Image> {
  onStage('preparing', 0);
  const prepared = await prepareImage(file, signal);
  onStage('sending', 0);
  const answer = await upload<UploadOut>('/api/v1/upload/image/', prepared, {
    signal,
    onProgress: (share) => onStage('sending', share),
  });
  if (answer.status === 'processing') onStage('processing', 1);
  return untilReady(answer, signal);
}

async function untilReady(first: UploadOut, signal: AbortSignal): Promise<Image> {
  let answer = first;
  const end = Date.now() + PROCESSING_MAX_MS;
  for (let wait = POLL_FIRST_MS; answer.status === 'processing'; wait = Math.min(wait * 2, POLL_MAX_MS)) {
    if (Date.now() > end) {
      throw new Problem({ code: 'client.timeout', status: 0, title: 'The picture is not ready yet' });
    }
    await pause(wait, signal);
    answer = await send<UploadOut>(`/api/v1/upload/image/${answer.id}/`, { signal });
  }
  return imageOf(answer);
}

function imageOf(answer: UploadOut): Image {
  const { id, status, problem, card, card_small, gallery, full, placeholder } = answer;
  if (status !== 'ready' || !card || !card_small || !gallery || !full) {
    const { code, title, params } = problem ?? {
      code: 'upload.not_an_image',
      title: 'Not usable',
      params: {},
    };
    throw new Problem({ code, status: 400, title, params });
  }
  return { id, status, card, card_small, gallery, full, placeholder: placeholder ?? '' };
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}
