import { spawnSync } from 'node:child_process';
import { UserError } from '../errors.js';
import { gitEnvironment } from './git-status.js';

/**
 * Commits the files and nothing else, whatever is staged. The hooks of the repository run, as for any commit of the user.
 * @param root a folder of the repository
 * @param paths relative to it
 * @throws UserError with what git says
 */
export function commitFiles(root: string, paths: readonly string[], message: string): void {
  const args = [
    '-C',
    root,
    'commit',
    '--quiet',
    '--only',
    '-m',
    message,
    '--pathspec-from-file=-',
    '--pathspec-file-nul',
  ];
  const result = spawnSync('git', ['--literal-pathspecs', ...args], {
    input: paths.join('\0'),
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    env: gitEnvironment(),
  });
  if (result.error || result.status !== 0) {
    const why = (result.error?.message ?? `${result.stderr}${result.stdout}`).trim();
    throw new UserError(
      `git could not commit what was written (${message}): ${why}\nThe files are written; \`temporal-codemod undo\` takes them back.`,
    );
  }
}
