import { fileURLToPath } from 'node:url';
import babel, { defineRolldownBabelPreset } from '@rolldown/plugin-babel';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { filesFromCdn } from './tools/built-url.ts';
import { chunkGroups, PUBLIC_PAGES } from './tools/chunk-groups.ts';
import { firstFiles } from './tools/first-files.ts';
import { serviceWorker } from './tools/service-worker.ts';

/** Babel runs only over files that hold Lingui macros; everything else stays with Rolldown. */
const linguiMacros = defineRolldownBabelPreset({
  preset: () => ({ plugins: ['@lingui/babel-plugin-lingui-macro'] }),
  rolldown: { filter: { id: /src\/.*\.tsx?$/, code: /@lingui\/(core|react)\/macro/ } },
});

const backend = { target: process.env.BACKEND_URL ?? 'http://localhost:8000', changeOrigin: false };

export default defineConfig({
  plugins: [
    react(),
    babel({ presets: [linguiMacros] }),
    tailwindcss(),
    firstFiles(PUBLIC_PAGES),
    filesFromCdn(),
    serviceWorker(),
  ],
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
    unstubGlobals: true,
    testTimeout: 30_000,
    pool: 'threads',
    maxWorkers: 2,
    // Files share their thread's modules, which halves the time; what they leave is put away by tests/setup.ts.
    isolate: false,
  },
});
