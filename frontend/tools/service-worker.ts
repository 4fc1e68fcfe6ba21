import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin, type ResolvedConfig } from 'vite';

/** A chunk as Vite's manifest has it. */
export interface ManifestChunk {
  file: string;
  css?: string[];
  imports?: string[];
}

export type Manifest = Record<string, ManifestChunk>;

/** What starts, what a visitor looks at, and what shows without a connection; whatever else is kept when it was used. */
const ENTRIES = [
  'index.html',
  'src/app/after-start.ts',
  'src/app/other-pages.tsx',
  'src/app/member-pages.tsx',
  'src/pages/home/home-page.tsx',
  'src/pages/catalog/catalog-page.tsx',
  'src/pages/listing/listing-page.tsx',
  'src/pages/offline/seen-listings.tsx',
];

/** The hashed files of these entries, of what they import, and those that the page names itself. */
export function filesToKeep(
  manifest: Manifest,
  html: string,
  entries: readonly string[] = ENTRIES,
): string[] {
  const files = new Set(
    [...html.matchAll(/(?:href|src)="[^"]*?(assets\/[^"]+)"/g)].map(([, file]) => file ?? ''),
  );
  const waiting = [...entries];
  const seen = new Set<string>();
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    const chunk = manifest[key];
    if (!chunk) throw new Error(`${key} is not in the build`);
    if (seen.has(key)) continue;
    seen.add(key);
    waiting.push(...(chunk.imports ?? []));
    for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file);
  }
  return [...files].sort();
}

/** Which build this is: of another content, another one. */
export function versionOf(files: readonly string[], html: string): string {
  return createHash('sha256')
    .update([...files, html].join('\n'))
    .digest('hex')
    .slice(0, 12);
}

/** Writes /sw.js when everything else is written, since it names what was. */
export function serviceWorker(): Plugin {
  let config: ResolvedConfig;
  return {
    name: 'wibestore-service-worker',
    apply: 'build',
    configResolved(resolved) {
      config = resolved;
    },
    async closeBundle() {
      const filesUrl: string = config.env['VITE_CDN_URL'] ?? '';
      const isOff = config.env['VITE_SERVICE_WORKER'] === 'off';
      const out = resolve(config.root, config.build.outDir);
      const html = readFileSync(join(out, 'index.html'), 'utf8');
      const manifest = JSON.parse(readFileSync(join(out, '.vite/manifest.json'), 'utf8')) as Manifest;
      const files = filesToKeep(manifest, html);
      await build({
        configFile: false,
        root: config.root,
        mode: config.mode,
        logLevel: 'warn',
        publicDir: false,
        resolve: { alias: { '@': fileURLToPath(new URL('../src', import.meta.url)) } },
        define: {
          BUILD: JSON.stringify({
            version: versionOf(files, html),
            files: files.map((file) => `${filesUrl}/${file}`),
            entry: manifest['index.html']?.file,
          }),
          ASSETS: JSON.stringify(`${filesUrl}/assets/`),
        },
        build: {
          outDir: out,
          emptyOutDir: false,
          sourcemap: false,
          modulePreload: false,
          rolldownOptions: {
            input: join(config.root, `src/app/worker/${isOff ? 'farewell' : 'worker'}.ts`),
            output: { format: 'iife', entryFileNames: 'sw.js' },
          },
        },
      });
    },
  };
}
