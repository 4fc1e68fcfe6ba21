/** One wrong field: JSON pointer into the body (`/price`, `/items/0/name`) or `?name` of the query. */
export interface FieldProblem {
  pointer: string;
  code: string;
  detail: string;
  params: Record<string, unknown>;
}

export interface ProblemInit {
  code: string;
  status: number;
  title: string;
  detail?: string;
  params?: Record<string, unknown>;
  errors?: readonly FieldProblem[];
  requestId?: string | undefined;
  body?: Readonly<Record<string, unknown>>;
  cause?: unknown;
}

/**
 * Everything that can go wrong between the interface and the server, as one class.
 *
 * Server refusals carry the server's stable `code` (RFC 9457); what happens on the way has a code of ours:
 * `client.network`, `client.offline`, `client.timeout`, `client.unreadable`. Words for people come from `problem-words.ts`.
 */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: string;
  /** HTTP status; 0 when there was no answer. */
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly params: Record<string, unknown>;
  readonly errors: readonly FieldProblem[];
  readonly requestId: string | undefined;
  /** The whole refusal: one that came too late carries the resource as it is now (`order`, `offer`). */
  readonly body: Readonly<Record<string, unknown>>;

  constructor(init: ProblemInit) {
    super(init.detail || init.title, { cause: init.cause });
    this.code = init.code;
    this.status = init.status;
    this.title = init.title;
    this.detail = init.detail || init.title;
    this.params = init.params ?? {};
    this.errors = init.errors ?? [];
    this.requestId = init.requestId;
    this.body = init.body ?? {};
  }

  /** No answer came: offline, timed out, cut. Nothing is known about what the server did. */
  get isNetwork(): boolean {
    return this.status === 0;
  }
}

/** Whether an unknown error is a Problem, optionally with this code. */
export function isProblem(error: unknown, code?: string): error is Problem {
  return error instanceof Problem && (code === undefined || error.code === code);
}

/** Any thrown thing as a Problem; a bug of ours becomes `client.error`. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const detail = error instanceof Error ? error.message : String(error);
  return new Problem({ code: 'client.error', status: 0, title: 'Unexpected error', detail, cause: error });
}

/** The answer of a refusing server as a Problem, whatever its body is. */
export async function problemFromResponse(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => null);
  const document = isRecord(body) ? body : {};
  return new Problem({
    code: text(document['code']) ?? `http.${response.status}`,
    status: response.status,
    title: text(document['title']) ?? (response.statusText || `HTTP ${response.status}`),
    detail: text(document['detail']) ?? '',
    params: withRetryAfter(isRecord(document['params']) ? document['params'] : {}, response),
    errors: Array.isArray(document['errors']) ? document['errors'].filter(isRecord).map(fieldProblem) : [],
    requestId: text(document['request_id']) ?? response.headers.get('X-Request-ID') ?? undefined,
    body: document,
  });
}

function fieldProblem(entry: Record<string, unknown>): FieldProblem {
  return {
    pointer: text(entry['pointer']) ?? '',
    code: text(entry['code']) ?? 'invalid',
    detail: text(entry['detail']) ?? '',
    params: isRecord(entry['params']) ? entry['params'] : {},
  };
}

function withRetryAfter(params: Record<string, unknown>, response: Response): Record<string, unknown> {
  const seconds = Number(response.headers.get('Retry-After'));
  return seconds > 0 && !('retry_after_s' in params) ? { ...params, retry_after_s: seconds } : params;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
