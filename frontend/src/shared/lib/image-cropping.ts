import { fileOf } from './image-preparing';
import { blankCanvas, encodeCanvas } from './image-shrinking';

/** A part of a picture in its own pixels, after the turn. */
export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

const QUALITY = 0.92;

/**
 * The part of a picture as a new file, turned by a multiple of 90°.
 *
 * @param width of the new picture in pixels; as many as the part has, where it is not said
 * @throws when this browser cannot read or write it
 */
export async function cropImage(
  file: File,
  area: Area,
  rotation: number,
  width: number = area.width,
): Promise<File> {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
  const isOnSide = rotation % 180 !== 0;
  const [wide, high] = isOnSide ? [bitmap.height, bitmap.width] : [bitmap.width, bitmap.height];
  const scale = width / area.width;
  const [canvas, context] = blankCanvas(Math.round(width), Math.round(area.height * scale));
  context.scale(scale, scale);
  context.translate(wide / 2 - area.x, high / 2 - area.y);
  context.rotate((rotation * Math.PI) / 180);
  context.drawImage(bitmap, -bitmap.width / 2, -bitmap.height / 2);
  bitmap.close();
  const type = file.type === 'image/jpeg' ? 'image/jpeg' : 'image/webp';
  return fileOf(await encodeCanvas(canvas, type, QUALITY), file.name);
}
