import { encodeSmaller, type Shrinking } from './image-shrinking';

/** One picture, then the page ends this worker. */
self.onmessage = async ({ data }: MessageEvent<Shrinking>) => {
  self.postMessage(await encodeSmaller(data).catch(() => null));
};
