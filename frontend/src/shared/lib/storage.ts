function safe(area: () => Storage) {
  return {
    read(key: string): string | null {
      try {
        return area().getItem(key);
      } catch {
        return null;
      }
    },
    write(key: string, value: string): void {
      try {
        area().setItem(key, value);
      } catch {
        // What was to be kept then lasts for this page only.
      }
    },
    remove(key: string): void {
      try {
        area().removeItem(key);
      } catch {
        // Nothing was stored either.
      }
    },
  };
}

/** localStorage that never throws: private windows and full disks behave like an empty one. */
export const storage = safe(() => localStorage);

/** The same for this tab alone: drafts of forms. */
export const tabStorage = safe(() => sessionStorage);
