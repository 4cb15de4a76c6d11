import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

/** The real program. */
export const BIN = resolve(import.meta.dirname, '../../bin/temporal-codemod.js');

/** What a run of it came to. */
export interface Result {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the real program. */
export function run(
  cwd: string,
  args: readonly string[],
  more: { input?: string | Buffer; env?: Record<string, string> } = {},
): Result {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...args], {
    cwd,
    input: more.input,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...more.env },
    encoding: 'latin1',
  });
  return { code: status, out: Buffer.from(stdout, 'latin1').toString(), err: Buffer.from(stderr, 'latin1').toString() };
}
