// Starts run.py with the same arguments, and says so where there is no Python to start it with. Node is there in any
// case, because npm runs on it; signals are handed on so that run.py can stop what it started.
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const script = join(dirname(fileURLToPath(import.meta.url)), 'run.py');
const child = spawn('python3', ['-B', script, ...process.argv.slice(2)], { stdio: 'inherit' });

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('error', error => {
  console.log(`skip  everything: python3 cannot be started (${error.code})\n0 passed, 0 failed, 1 skipped`);
  process.exitCode = process.argv.includes('--no-skips') ? 1 : 0;
});
child.on('exit', (code, signal) => {
  process.exitCode = signal ? 1 : code;
});
