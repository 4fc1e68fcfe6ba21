import { type SendOptions, sendForResponse } from './client';

const DOWNLOAD_TIMEOUT_MS = 60_000;
/** Long enough for the slowest browser to have read the file. */
const KEPT_MS = 60_000;

/**
 * Fetch a file as the signed-in person and hand it to the browser to keep.
 *
 * @param fallbackName what to call it when the server does not say
 * @throws Problem like `send`
 */
export async function download(
  path: string,
  fallbackName: string,
  query: SendOptions['query'] = {},
): Promise<void> {
  const response = await sendForResponse(path, { query, timeoutMs: DOWNLOAD_TIMEOUT_MS });
  keepBlob(await response.blob(), nameIn(response.headers.get('Content-Disposition')) ?? fallbackName);
}

/** Hand something to the browser to keep as a file. */
export function keepBlob(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
}

function nameIn(disposition: string | null): string | undefined {
  return disposition?.match(/filename="?([\w.-]+)"?/)?.[1];
}
