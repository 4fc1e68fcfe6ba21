import { IMAGE_LONG_MIN, IMAGE_SHORT_MIN } from './image-limits';

export interface Shrinking {
  file: Blob;
  /** Pixels of the longer side at most. */
  edge: number;
  bytesMax: number;
}

type Canvas = OffscreenCanvas | HTMLCanvasElement;
type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** Tried one after another until the file is small enough; the first is what eyes do not tell from the original. */
const QUALITIES = [0.86, 0.75, 0.6];
/** And then with fewer pixels. */
const SCALES = [1, 0.75, 0.5];

/** Encode a picture upright with no more pixels than needed; null when it cannot be brought under the limit. */
export async function encodeSmaller({ file, edge, bytesMax }: Shrinking): Promise<Blob | null> {
  // The camera's turn is written into the pixels here: the new file carries no EXIF.
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
  const type = file.type === 'image/jpeg' ? 'image/jpeg' : 'image/webp';
  try {
    for (const scale of SCALES) {
      const canvas = drawn(bitmap, edge * scale);
      for (const quality of QUALITIES) {
        const blob = await encodeCanvas(canvas, type, quality);
        if (blob.size <= bytesMax) return blob;
      }
    }
    return null;
  } finally {
    bitmap.close();
  }
}

/** No larger than the edge, no smaller than the server takes. */
function drawn(bitmap: ImageBitmap, edge: number): Canvas {
  const long = Math.max(bitmap.width, bitmap.height);
  const short = Math.min(bitmap.width, bitmap.height);
  const ratio = Math.min(1, Math.max(edge / long, IMAGE_LONG_MIN / long, IMAGE_SHORT_MIN / short));
  const width = Math.round(bitmap.width * ratio);
  const height = Math.round(bitmap.height * ratio);
  const [canvas, context] = blankCanvas(width, height);
  context.drawImage(bitmap, 0, 0, width, height);
  return canvas;
}

/** A white canvas: what is see-through stays white in formats that know no transparency. */
export function blankCanvas(width: number, height: number): [Canvas, Context] {
  const canvas =
    typeof OffscreenCanvas === 'undefined'
      ? document.createElement('canvas')
      : new OffscreenCanvas(width, height);
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d') as Context | null;
  if (!context) throw new Error('There is no canvas here');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = 'high';
  return [canvas, context];
}

/** A browser that does not write the type gives PNG in its place, so JPEG is asked for then: all write that. */
export async function encodeCanvas(canvas: Canvas, type: string, quality: number): Promise<Blob> {
  const blob = await toBlob(canvas, type, quality);
  return blob.type === type ? blob : toBlob(canvas, 'image/jpeg', quality);
}

function toBlob(canvas: Canvas, type: string, quality: number): Promise<Blob> {
  if ('convertToBlob' in canvas) return canvas.convertToBlob({ type, quality });
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('Not encoded'))), type, quality);
  });
}
