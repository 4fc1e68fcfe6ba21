/** `npm run check`: everything a machine can say about the sources without running them. All checks run; one failure fails all. */
import { spawnSync } from 'node:child_process';

const CHECKS = {
  'lint and format': ['biome', 'check', '--error-on-warnings', '.'],
  types: ['tsc', '-p', 'tsconfig.json'],
  boundaries: ['node', 'tools/boundaries.mjs'],
  'unused code': ['knip', '--no-progress'],
  messages: ['node', 'tools/messages.mjs', '--check'],
  'page of hooks': ['node', 'tools/hooks.mjs', '--check'],
  'API schema': ['node', 'tools/schema.mjs', '--check'],
};

const env = { ...process.env, PATH: `${process.cwd()}/node_modules/.bin:${process.env.PATH}` };
const failed = Object.entries(CHECKS).filter(([name, [command, ...args]]) => {
  const { status, stdout, stderr } = spawnSync(command, args, { env, encoding: 'utf8' });
  console.log(`${status === 0 ? 'ok  ' : 'FAIL'}  ${name}`);
  if (status !== 0) console.log(`${stdout ?? ''}${stderr ?? ''}`);
  return status !== 0;
});
process.exit(failed.length === 0 ? 0 : 1);
