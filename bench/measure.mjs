// Runs commands and says how long they took and how much memory they needed.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const TIME = '/usr/bin/time';
/** Without it there are neither CPU times nor memory. */
export const isTimed = existsSync(TIME);

/**
 * Runs a command once.
 * @returns seconds on the clock, seconds of CPU of all its processes, peak memory of the largest in MB, and stdout
 * @throws Error when it fails with an exit code that is not among `codes`
 */
function runOnce({ command, args, codes = [0], env }) {
  const [program, rest] = isTimed ? [TIME, ['-f', '%U %S %M', command, ...args]] : [command, args];
  const start = process.hrtime.bigint();
  const { status, stdout, stderr, error } = spawnSync(program, rest, {
    encoding: 'utf8',
    maxBuffer: 1 << 29,
    env: { ...process.env, ...env },
  });
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  if (error) throw error;
  if (!codes.includes(status)) throw new Error(`${command} ${args.join(' ')} ended with ${status}:\n${stderr}`);
  const [user, system, kilobytes] = isTimed ? stderr.trim().split('\n').at(-1).split(' ').map(Number) : [0, 0, 0];
  return { seconds, cpu: user + system, memory: kilobytes / 1024, stdout };
}

const median = numbers => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];

/**
 * Runs the commands one after the other, round by round, so that a noisy minute hits all of them.
 * @returns by name, the medians of the times, the largest memory, and the number of calls rewritten
 */
export function measure(commands, rounds, say) {
  const runs = new Map(Object.keys(commands).map(name => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, command] of Object.entries(commands)) {
      const { stdout, ...run } = runOnce(command);
      runs.get(name).push({ ...run, calls: command.calls?.(stdout) || '' });
      say(`${name}: ${run.seconds.toFixed(2)} s`);
    }
  }
  return Object.fromEntries(
    [...runs].map(([name, own]) => [
      name,
      {
        seconds: median(own.map(({ seconds }) => seconds)),
        cpu: median(own.map(({ cpu }) => cpu)),
        memory: Math.max(...own.map(({ memory }) => memory)),
        calls: own[0].calls,
      },
    ]),
  );
}
