/**
 * Writes src/shared/api/schema.d.ts from docs/api/openapi.json. `--check` only compares and fails when it is stale.
 * openapi-typescript runs with its own TypeScript 5.9, in tools/openapi.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const SOURCE = fileURLToPath(new URL('../../docs/api/openapi.json', import.meta.url));
const TARGET = new URL('../src/shared/api/schema.d.ts', import.meta.url);
const TOOL = fileURLToPath(new URL('./openapi/', import.meta.url));

if (!existsSync(`${TOOL}node_modules`)) {
  execFileSync('npm', ['ci', '--no-fund', '--no-audit'], { cwd: TOOL, stdio: 'inherit' });
}
const made = execFileSync('node', ['node_modules/openapi-typescript/bin/cli.js', SOURCE], {
  cwd: TOOL,
  encoding: 'utf8',
  // What it prints has grown beyond the megabyte that is allowed by itself.
  maxBuffer: 16_000_000,
});

if (!process.argv.includes('--check')) {
  writeFileSync(TARGET, made);
} else if (readFileSync(TARGET, 'utf8') !== made) {
  console.error('src/shared/api/schema.d.ts is not what docs/api/openapi.json says: run `npm run schema`.');
  process.exit(1);
}
