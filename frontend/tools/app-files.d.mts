export function appFiles(): {
  icons: Record<string, { size: number; pixels: Buffer }>;
  manifests: Record<string, string>;
};
