export function encodePng(size: number, pixels: Buffer): Buffer;
export function decodePng(png: Buffer): { size: number; pixels: Buffer };
