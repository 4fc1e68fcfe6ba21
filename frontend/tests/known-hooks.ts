import { hooksOf } from '../tools/hooks.mjs';

/** What the sources say of every hook of server data. */
export const knownHooks = hooksOf();
