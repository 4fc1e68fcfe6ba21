/** What asks for the palette, whose code comes later than the header's. */
export const PALETTE_EVENT = 'wibestore.palette';
