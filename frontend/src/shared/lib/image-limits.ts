/** What the server takes of one file. */
export const IMAGE_SENT_BYTES_MAX = 5 * 1024 * 1024;

/** The least size in pixels, either way up. */
export const IMAGE_LONG_MIN = 800;
export const IMAGE_SHORT_MIN = 600;

export function isTooSmall(width: number, height: number): boolean {
  return Math.max(width, height) < IMAGE_LONG_MIN || Math.min(width, height) < IMAGE_SHORT_MIN;
}
