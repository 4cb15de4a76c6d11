import { UserError } from '../errors.js';
import { git, withoutPrograms } from './git-status.js';

/**
 * The files of a repository that differ from what they were where the current branch left a ref, uncommitted and
 * untracked ones among them; those that were deleted are not. Paths are relative to the top, with `/`.
 * @param top the top of the repository
 * @param ref as the user gave it: a branch, a tag, a commit
 * @throws UserError where there is no such ref, or no git
 */
export function changedSince(top: string, ref: string): ReadonlySet<string> {
  const commit = ask(top, ref, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`])?.trim();
  if (!commit) throw new UserError(`--since: git knows no commit ${ref} in ${top}.`);
  // Without a common ancestor, all that differs from the ref itself.
  const base = ask(top, ref, ['merge-base', commit, 'HEAD'])?.trim() || commit;
  const safely = withoutPrograms(top);
  const diff = ['diff', '--name-only', '-z', ...PLAIN, '--diff-filter=d', base];
  const differing = ask(top, ref, [...safely, ...diff, '--']);
  const untracked = ask(top, ref, [...safely, 'ls-files', '-z', '--others', '--exclude-standard']);
  if (differing === undefined || untracked === undefined) {
    throw new UserError(
      `--since: git cannot tell what changed in ${top} since ${ref}. A partial clone may lack it: \`git diff ${ref}\` fetches what is missing.`,
    );
  }
  return new Set(`${differing}\0${untracked}`.split('\0').filter(path => path !== ''));
}

/** No programs that show differences, and no look into submodules, whose settings may name programs of their own. */
const PLAIN = ['--no-ext-diff', '--no-textconv', '--no-renames', '--ignore-submodules=all'];

/** What git answers; undefined where it refuses. */
function ask(top: string, ref: string, args: readonly string[]): string | undefined {
  const { error, status, stdout } = git(top, args);
  if (error) throw new UserError(`--since ${ref} needs git: ${error.message}.`);
  return status === 0 ? stdout : undefined;
}
