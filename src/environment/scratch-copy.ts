import { cpSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { UserError } from '../errors.js';
import { isInside } from '../project/root.js';
import type { Change } from '../types.js';

/** What no import needs, and what would make the copy large. */
const LEFT_OUT = new Set([
  '.git',
  '.hg',
  'node_modules',
  '.venv',
  'venv',
  '.tox',
  '.nox',
  '__pycache__',
  '.temporal-codemod',
]);

/**
 * Copies a repository to a temporary folder, with the changes of a plan in it, hands the copy to the work and removes it
 * again. The repository itself is not touched.
 */
export async function inScratchCopy<T>(
  root: string,
  changes: readonly Change[],
  work: (copy: string) => Promise<T>,
): Promise<T> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'temporal-codemod-verify-')));
  const copy = join(folder, basename(root) || 'copy');
  try {
    cpSync(root, copy, { recursive: true, filter: path => !LEFT_OUT.has(basename(path)), verbatimSymlinks: true });
    for (const { path, after } of changes) writeFileSync(placeIn(copy, path), after.bytes);
    return await work(copy);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Where a file lies in the copy. A link in the repository may lead back into it, or elsewhere. */
function placeIn(copy: string, path: string): string {
  let real: string | undefined;
  try {
    real = realpathSync(join(copy, path));
  } catch {
    // Said below.
  }
  if (real !== undefined && isInside(real, copy)) return real;
  throw new UserError(
    `${path} is not in a copy of the repository: it is a link that leads out, or in a folder that imports do not need.`,
  );
}
