/** A card's mask as people read it: `860012******1234` → `8600 12•• •••• 1234`. */
export function readableMask(mask: string): string {
  return mask.replaceAll('*', '•').replace(/(.{4})(?=.)/g, '$1\u00a0');
}

/** The last four digits: enough to tell one's own cards apart. */
export function shortMask(mask: string): string {
  return `•• ${mask.slice(-4)}`;
}
