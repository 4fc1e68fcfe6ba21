import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Stops or starts the shop that the journeys run against; its data stays. */
export async function shop(command: 'down' | 'up'): Promise<void> {
  const runDir = process.env.RUN_DIR;
  if (!runDir) throw new Error('RUN_DIR names the folder of the shop to stop and start');
  // The servers that these name are never the journeys'.
  const kept = Object.entries(process.env).filter(([name]) => !/(DATABASE|REDIS)_URL$/.test(name));
  await promisify(execFile)('backend/.venv/bin/python', ['-m', 'shop', '--run-dir', runDir, command], {
    cwd: ROOT,
    env: { ...Object.fromEntries(kept), PYTHONPATH: 'tools' },
  });
}
