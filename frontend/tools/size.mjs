/** `npm run size`: the built files against their limits (.size-limit.mjs), what is over it last. */
import { spawnSync } from 'node:child_process';

const { stdout, stderr } = spawnSync('size-limit', ['--json'], {
  env: { ...process.env, PATH: `${process.cwd()}/node_modules/.bin:${process.env.PATH}` },
  encoding: 'utf8',
});
if (!stdout) throw new Error(stderr);
const rows = JSON.parse(stdout).toSorted((one, other) => Number(other.passed) - Number(one.passed));
for (const { name, passed, size, sizeLimit } of rows) {
  const kilobytes = [size, sizeLimit].map((bytes) => (bytes / 1000).toFixed(2));
  console.log(`${passed ? 'ok  ' : 'OVER'}  ${kilobytes.join(' of ').padStart(16)} kB  ${name}`);
}
process.exit(rows.every(({ passed }) => passed) ? 0 : 1);
