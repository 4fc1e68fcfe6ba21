import { threadId } from 'node:worker_threads';

const Shared = globalThis.BroadcastChannel;

/** Test files run side by side in threads of one process: by the same name they would be tabs of one browser. */
globalThis.BroadcastChannel = class extends Shared {
  constructor(name: string) {
    super(`${name}.${threadId}`);
  }
};
