// Runs commands and says how long they took and how much memory they needed.
import { spawnSync } from 'node:child_process';

/**
 * Runs a command once. @returns seconds, peak memory in MB (0 where /usr/bin/time is missing), and stdout
 * @throws Error when it fails with an exit code that is not among `codes`
 */
function runOnce(command, args, { codes = [0], timed, env } = {}) {
  const [program, rest] = timed ? ['/usr/bin/time', ['-f', '%M', command, ...args]] : [command, args];
  const start = process.hrtime.bigint();
  const { status, stdout, stderr, error } = spawnSync(program, rest, {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, ...env },
  });
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  if (error) throw error;
  if (!codes.includes(status)) throw new Error(`${command} ${args.join(' ')} ended with ${status}:\n${stderr}`);
  const memory = timed ? Number(stderr.trim().split('\n').at(-1)) / 1024 : 0;
  return { seconds, memory, stdout };
}

const median = numbers => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];

/** A warm-up where more than one round is asked for, then `rounds` runs: the median of the seconds, the largest memory, and the last stdout. */
export function measure(command, args, { rounds, ...options }) {
  let last = rounds > 1 ? runOnce(command, args, options) : undefined;
  const runs = Array.from({ length: rounds }, () => {
    last = runOnce(command, args, options);
    return last;
  });
  return {
    seconds: median(runs.map(({ seconds }) => seconds)),
    memory: Math.max(...runs.map(({ memory }) => memory)),
    stdout: last.stdout,
  };
}
