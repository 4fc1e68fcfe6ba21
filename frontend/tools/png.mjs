/** Just enough of PNG for the shop's own icons: 8 bits of red, green, blue and alpha, no filter, no interlacing. */
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const BYTES = 4;

function chunk(name, data) {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** A square picture of `size` pixels as PNG; `pixels` holds four bytes for each. */
export function encodePng(size, pixels) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const lines = Buffer.alloc(size * (size * BYTES + 1));
  for (let y = 0; y < size; y += 1) {
    lines.set(pixels.subarray(y * size * BYTES, (y + 1) * size * BYTES), y * (size * BYTES + 1) + 1);
  }
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(lines, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The size and the pixels of a PNG that `encodePng` made: packing differs between versions of Node, pixels do not. */
export function decodePng(png) {
  const size = png.readUInt32BE(16);
  const packed = [];
  for (let at = SIGNATURE.length; at < png.length; ) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') packed.push(png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const lines = inflateSync(Buffer.concat(packed));
  const pixels = Buffer.alloc(size * size * BYTES);
  for (let y = 0; y < size; y += 1) {
    const start = y * (size * BYTES + 1) + 1;
    pixels.set(lines.subarray(start, start + size * BYTES), y * size * BYTES);
  }
  return { size, pixels };
}
