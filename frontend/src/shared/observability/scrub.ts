const MASK = '***';
const MAX_DEPTH = 12;

/** What is called so is never told, as the backend has it (`config/logs.py`). */
const SECRET_NAME =
  /authorization|cookie|password|passwd|secret|token|card|cvv|credential|login|email|phone|username|ip_address|session|csrf/i;
/** Ids of Sentry's own that these names would hide. */
const OWN_NAMES = new Set(['event_id', 'trace_id', 'span_id', 'parent_span_id', 'sessionId']);

/** What an address carries behind its path; a token may be there. */
const ADDRESS_TAIL = /((?:https?:\/\/|\/)[^\s"'<>?#]*)[?#][^\s"'<>)]*/gi;
const EMAIL = /[\w.+-]+@[\w-]+\.[\w.-]+/g;
const BEARER = /(Bearer\s+)[\w\-.]+/gi;
const JWT = /\beyJ[\w-]+\.[\w-]+\.[\w-]*/g;
const CARD = /(?<![\w-])\d{4}(?:[ -]?\d{4}){2}[ -]?\d{1,7}(?![\w-])/g;
const PHONE = /\+998[\d ()-]{9,14}/g;
const NAMED =
  /((?:password|passwd|secret|token|authorization|cookie|cvv)["']?\s{0,3}[:=]\s{0,3}["']?)(?!Bearer\b)[^\s"',;&}]+/gi;

/** A text without tokens, people's addresses, card numbers, and what stands behind the path of addresses. */
export function scrubText(text: string): string {
  return text
    .replace(ADDRESS_TAIL, '$1')
    .replace(BEARER, `$1${MASK}`)
    .replace(JWT, MASK)
    .replace(EMAIL, MASK)
    .replace(PHONE, MASK)
    .replace(CARD, MASK)
    .replace(NAMED, `$1${MASK}`);
}

/** A plain value without secrets, by name and by look; what lies too deep is not told at all. */
export function scrub(value: unknown, name = '', depth = 0): unknown {
  if (OWN_NAMES.has(name)) return value;
  if (depth > MAX_DEPTH || SECRET_NAME.test(name)) return MASK;
  if (typeof value === 'string') return scrubText(value);
  if (Array.isArray(value)) return value.map((one) => scrub(one, '', depth + 1));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, scrub(one, key, depth + 1)]));
}

interface Told {
  user?: { id?: string | number | undefined } | undefined;
  request?: { url?: string; headers?: Record<string, string> } | undefined;
  /** The library's own, which never leaves. */
  sdkProcessingMetadata?: unknown;
}

/** An event as it may leave: of the user the id, of the page its path, and every text scrubbed. */
export function scrubEvent<Event extends Told>(event: Event): Event {
  const { user, request, sdkProcessingMetadata, ...rest } = event;
  const agent = request?.headers?.['User-Agent'];
  return {
    ...(scrub(rest) as Event),
    ...(sdkProcessingMetadata !== undefined && { sdkProcessingMetadata }),
    ...(user?.id !== undefined && { user: { id: user.id } }),
    ...(request && {
      request: { url: scrubText(request.url ?? ''), ...(agent && { headers: { 'User-Agent': agent } }) },
    }),
  };
}

interface Crumb {
  category?: string;
  message?: string;
  data?: unknown;
}

/** A step before the error: never what was typed, and of what was pressed the kind of element alone. */
export function scrubCrumb<Step extends Crumb>(crumb: Step): Step | null {
  if (crumb.category === 'ui.input' || crumb.category === 'console') return null;
  const bare =
    crumb.category === 'ui.click' ? { ...crumb, message: crumb.message?.replace(/\[[^\]]*\]/g, '') } : crumb;
  return scrub(bare) as Step;
}
