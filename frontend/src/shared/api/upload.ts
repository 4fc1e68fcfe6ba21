import { currentLocale } from '@/shared/i18n/locale';
import { apiUrl } from './config';
import { Problem, problemFromResponse } from './problem';
import { learnWords } from './problem-words';
import { refreshSession } from './refresh';
import { session } from './session';

const UPLOAD_TIMEOUT_MS = 120_000;

export interface UploadOptions {
  /** Called with 0–1 as the file leaves. */
  onProgress?: (share: number) => void;
  signal?: AbortSignal;
  /** Name of the form field. */
  field?: string;
  /** Said beside the file. */
  fields?: Readonly<Record<string, string>>;
}

/**
 * Send one file as multipart form data, with progress (fetch cannot report it), refreshing the token once on 401.
 *
 * @throws Problem like `send`
 */
export async function upload<Answer>(path: string, file: File, options: UploadOptions = {}): Promise<Answer> {
  let response = await post(path, file, options);
  if (response.status === 401 && (await refreshSession())) response = await post(path, file, options);
  if (response.ok) return (await response.json()) as Answer;
  const problem = await problemFromResponse(response);
  await learnWords(problem);
  throw problem;
}

function post(
  path: string,
  file: File,
  { onProgress, signal, field = 'file', fields = {} }: UploadOptions,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', apiUrl(path));
    request.timeout = UPLOAD_TIMEOUT_MS;
    request.withCredentials = true;
    request.setRequestHeader('Accept', 'application/json');
    request.setRequestHeader('Accept-Language', currentLocale());
    if (session.accessToken) request.setRequestHeader('Authorization', `Bearer ${session.accessToken}`);
    request.upload.onprogress = (event) => event.lengthComputable && onProgress?.(event.loaded / event.total);
    request.onload = () => resolve(toResponse(request));
    request.onerror = () =>
      reject(new Problem({ code: 'client.network', status: 0, title: 'No connection' }));
    request.ontimeout = () => reject(new Problem({ code: 'client.timeout', status: 0, title: 'Timed out' }));
    request.onabort = () => reject(signal?.reason);
    signal?.addEventListener('abort', () => request.abort(), { once: true });

    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    form.append(field, file);
    request.send(form);
  });
}

function toResponse(request: XMLHttpRequest): Response {
  const type = request.getResponseHeader('Content-Type') ?? 'application/json';
  return new Response(request.responseText || null, {
    status: request.status,
    headers: { 'Content-Type': type },
  });
}
