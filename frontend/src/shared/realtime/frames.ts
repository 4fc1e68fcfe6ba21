import type { Schema } from '@/shared/api/types';

/** Everything a socket of the shop can say. */
export type ServerFrame = Schema<'ServerFrame'>;

/** Everything that can be said to it; without an id the connection gives one. */
export type ClientFrame = Schema<'ClientFrame'>;

/** One kind of frame: `FrameOf<'chat.message'>`. */
export type FrameOf<Type extends ServerFrame['type']> = Extract<ServerFrame, { type: Type }>;

/** A frame to the server, its id left to the connection. */
export type Outgoing = ClientFrame extends infer Frame
  ? Frame extends ClientFrame
    ? Omit<Frame, 'id'> & { id?: string }
    : never
  : never;

/** The text of a socket as a frame; null for what is none (a newer server may say more than we know). */
export function readFrame(text: unknown): ServerFrame | null {
  if (typeof text !== 'string') return null;
  try {
    const frame: unknown = JSON.parse(text);
    const isFrame = typeof frame === 'object' && frame !== null && 'type' in frame && 'data' in frame;
    return isFrame ? (frame as ServerFrame) : null;
  } catch {
    return null;
  }
}
