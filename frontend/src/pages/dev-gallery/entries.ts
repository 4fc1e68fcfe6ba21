import { CONTROLS } from './entries-controls';
import { DESK } from './entries-desk';
import { DESK_PARTS } from './entries-desk-parts';
import { FACTS } from './entries-facts';
import { FIELDS } from './entries-fields';
import { LAYERS } from './entries-layers';
import { WORDS } from './entries-words';
import type { GalleryEntry } from './entry';

/** Every shared component in all its states. */
export const ENTRIES: readonly GalleryEntry[] = [
  ...CONTROLS,
  ...FIELDS,
  ...LAYERS,
  ...WORDS,
  ...FACTS,
  ...DESK,
  ...DESK_PARTS,
];
