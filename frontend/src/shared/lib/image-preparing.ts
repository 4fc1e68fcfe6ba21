import { Problem } from '@/shared/api/problem';
import { IMAGE_LONG_MIN, IMAGE_SENT_BYTES_MAX, IMAGE_SHORT_MIN, isTooSmall } from './image-limits';
import { encodeSmaller, type Shrinking } from './image-shrinking';
import shrinkingUrl from './image-shrinking.worker.ts?worker&url';
import { trustedScript } from './trusted-script';

/** Up to here a file leaves as it is: making it smaller would cost more than it saves. */
const SMALL_BYTES = 1_000_000;
/** More pixels than this along the longer side nobody sees. */
const EDGE_MAX = 2560;
const WORKER_MS = 30_000;

/**
 * The file as it should leave: itself when it is small, else made smaller here; never below the least size.
 *
 * @throws Problem `upload.too_small`, or `upload.too_large` when it cannot be brought under the limit
 */
export async function prepareImage(file: File, signal: AbortSignal): Promise<File> {
  const size = await sizeOf(file);
  signal.throwIfAborted();
  if (size && isTooSmall(size.width, size.height)) {
    const params = { min_width: IMAGE_LONG_MIN, min_height: IMAGE_SHORT_MIN, ...size };
    throw new Problem({
      code: 'upload.too_small',
      status: 400,
      title: 'The image has too few pixels',
      params,
    });
  }
  if (file.size <= SMALL_BYTES) return file;
  const encoded = size && (await encode({ file, edge: EDGE_MAX, bytesMax: IMAGE_SENT_BYTES_MAX }));
  signal.throwIfAborted();
  if (encoded && encoded.size < file.size) return fileOf(encoded, file.name);
  if (file.size <= IMAGE_SENT_BYTES_MAX) return file;
  throw new Problem({ code: 'upload.too_large', status: 413, title: 'The file is too large' });
}

/** Its pixels as they are shown; null when this browser cannot read it: the server then says what is wrong. */
async function sizeOf(file: File): Promise<{ width: number; height: number } | null> {
  if (typeof createImageBitmap === 'undefined') return null;
  try {
    const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const { width, height } = bitmap;
    bitmap.close();
    return { width, height };
  } catch {
    return null;
  }
}

/** Away from the page's own thread where the browser can, so that nothing stands still. */
async function encode(work: Shrinking): Promise<Blob | null> {
  if (typeof Worker !== 'undefined' && typeof OffscreenCanvas !== 'undefined') {
    const encoded = await inWorker(work).catch(() => null);
    if (encoded) return encoded;
  }
  return encodeSmaller(work).catch(() => null);
}

function inWorker(work: Shrinking): Promise<Blob | null> {
  const worker = new Worker(trustedScript(shrinkingUrl), { type: 'module' });
  return new Promise<Blob | null>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The worker did not answer')), WORKER_MS);
    worker.onmessage = ({ data }: MessageEvent<Blob | null>) => {
      clearTimeout(timer);
      resolve(data);
    };
    worker.onerror = () => {
      clearTimeout(timer);
      reject(new Error('The worker failed'));
    };
    worker.postMessage(work);
  }).finally(() => worker.terminate());
}

const EXTENSIONS: Record<string, string> = { 'image/jpeg': 'jpg', 'image/webp': 'webp', 'image/png': 'png' };

export function fileOf(blob: Blob, name: string): File {
  const stem = name.replace(/\.[^.]+$/, '') || 'picture';
  return new File([blob], `${stem}.${EXTENSIONS[blob.type] ?? 'jpg'}`, { type: blob.type });
}
