/** The browser's Cache Storage as far as the shop uses it, in memory: jsdom has none. */
class MemoryCache {
  #entries = new Map<string, { request: Request; answer: Response }>();

  async match(request: Request | string, options?: { ignoreVary?: boolean }): Promise<Response | undefined> {
    const asked = asRequest(request);
    const entry = this.#entries.get(asked.url);
    if (!entry) return undefined;
    const varied = options?.ignoreVary ? [] : (entry.answer.headers.get('Vary') ?? '').split(',');
    const isSame = varied
      .map((name) => name.trim())
      .filter(Boolean)
      .every((name) => entry.request.headers.get(name) === asked.headers.get(name));
    return isSame ? entry.answer.clone() : undefined;
  }

  async put(request: Request | string, answer: Response): Promise<void> {
    const asked = asRequest(request);
    if (asked.method !== 'GET' || answer.status === 206) throw new TypeError('Cannot be kept');
    // As in browsers: what was there already goes to the end.
    this.#entries.delete(asked.url);
    this.#entries.set(asked.url, { request: asked, answer });
  }

  async delete(request: Request | string): Promise<boolean> {
    return this.#entries.delete(asRequest(request).url);
  }

  async keys(): Promise<Request[]> {
    return [...this.#entries.values()].map(({ request }) => request);
  }
}

class MemoryCaches {
  #caches = new Map<string, MemoryCache>();

  async open(name: string): Promise<MemoryCache> {
    const cache = this.#caches.get(name) ?? new MemoryCache();
    this.#caches.set(name, cache);
    return cache;
  }

  async has(name: string): Promise<boolean> {
    return this.#caches.has(name);
  }

  async delete(name: string): Promise<boolean> {
    return this.#caches.delete(name);
  }

  async keys(): Promise<string[]> {
    return [...this.#caches.keys()];
  }

  async match(request: Request | string, options?: { ignoreVary?: boolean }): Promise<Response | undefined> {
    for (const cache of this.#caches.values()) {
      const found = await cache.match(request, options);
      if (found) return found;
    }
    return undefined;
  }
}

function asRequest(request: Request | string): Request {
  return typeof request === 'string' ? new Request(new URL(request, location.origin)) : request;
}

/** Empty caches, for `vi.stubGlobal('caches', keptCaches())`. */
export function keptCaches(): CacheStorage {
  return new MemoryCaches() as unknown as CacheStorage;
}
