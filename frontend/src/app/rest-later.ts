const LATER_MS = 2000;

/** Bring what a page can do without, once it has had time to stand. A file of its own costs the entry less. */
export function bringTheRestLater(): void {
  setTimeout(() => {
    // What cannot come now comes with the next page.
    import('./after-start').then(({ afterStart }) => afterStart()).catch(() => {});
  }, LATER_MS);
}
