import { fileURLToPath } from 'node:url';
import babel, { defineRolldownBabelPreset } from '@rolldown/plugin-babel';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** Babel runs only over files that hold Lingui macros; everything else stays with Rolldown. */
const linguiMacros = defineRolldownBabelPreset({
  preset: () => ({ plugins: ['@lingui/babel-plugin-lingui-macro'] }),
  rolldown: { filter: { id: /src\/.*\.tsx?$/, code: /@lingui\/(core|react)\/macro/ } },
});

const backend = { target: process.env.BACKEND_URL ?? 'http://localhost:8000', changeOrigin: false };

const catalogPage = fileURLToPath(new URL('./src/pages/catalog/catalog-page.tsx', import.meta.url));

/** Every own module that the catalog imports, near or far, without opening another page. */
function reachOfCatalog(read: (id: string) => { importedIds: string[] } | null): ReadonlySet<string> {
  const reached = new Set<string>();
  const waiting = [catalogPage];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (reached.has(id) || id.includes('node_modules')) continue;
    reached.add(id);
    waiting.push(...(read(id)?.importedIds ?? []));
  }
  reached.delete(catalogPage);
  return reached;
}

let catalogReach: ReadonlySet<string> | undefined;

/** A few files in place of a hundred small ones, which compress badly and wait for one another. */
const chunkGroups = [
  // The entry itself keeps its own file, by which the manifest names it.
  {
    name: 'start',
    tags: ['$initial' as const],
    test: (id: string) => !/index\.html|main\.tsx$/.test(id),
    priority: 2,
  },
  {
    name: (id: string, context: { getModuleInfo: (id: string) => { importedIds: string[] } | null }) => {
      catalogReach ??= reachOfCatalog((module) => context.getModuleInfo(module));
      return catalogReach.has(id) ? 'browse' : null;
    },
    test: /[\\/]src[\\/]/,
    priority: 1,
  },
  { name: 'icons', test: /node_modules[\\/]lucide-react/ },
  // Without what sends pictures: that brings libraries of its own, which most pages do not need.
  {
    name: 'kit',
    test: /[\\/]src[\\/](shared[\\/]ui[\\/](?!file-drop)|shared[\\/]lib[\\/](?!.*image-)|features[\\/]\w+[\\/]api\.ts)/,
    minShareCount: 2,
  },
  {
    name: 'sending',
    test: /file-drop(-tile)?\.tsx|image-(uploads|sending|preparing|shrinking|limits)\.ts|react-dropzone|file-selector/,
  },
];

export default defineConfig({
  plugins: [react(), babel({ presets: [linguiMacros] }), tailwindcss()],
  resolve: {
    alias: {
      '@': fileURLToPath(new URL('./src', import.meta.url)),
      '@tests': fileURLToPath(new URL('./tests', import.meta.url)),
    },
  },
  server: {
    port: 5173,
    proxy: { '/api': backend, '/media': backend, '/ws': { ...backend, ws: true } },
  },
  build: {
    sourcemap: 'hidden',
    assetsInlineLimit: 0,
    manifest: true,
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: { groups: chunkGroups } } },
  },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.{ts,tsx}', 'tools/**/*.test.{js,ts}'],
    setupFiles: ['./tests/own-channels.ts', './tests/setup.ts'],
    restoreMocks: true,
    testTimeout: 30_000,
    pool: 'threads',
    maxWorkers: 2,
  },
});
