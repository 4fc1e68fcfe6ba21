import { threadId } from 'node:worker_threads';

const ending = `.${threadId}`;
const Shared = globalThis.BroadcastChannel;

/** Test files run side by side in threads of one process: by the same name they would be tabs of one browser. */
globalThis.BroadcastChannel = class extends Shared {
  constructor(name: string) {
    // Each file of a thread comes by here and takes the class of the one before.
    super(name.endsWith(ending) ? name : name + ending);
  }
};
