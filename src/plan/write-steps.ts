import { realpathSync } from 'node:fs';
import { join, relative } from 'node:path';
import { UserError } from '../errors.js';
import { editedPaths, type Planned } from './create-plan.js';
import { commitFiles } from './git-commit.js';
import { repositoryOf, uncommitted } from './git-status.js';
import { writePlan } from './write.js';

/** What was committed for one step of a migration. */
export interface Committed {
  readonly message: string;
  readonly files: number;
}

/** @throws UserError where a folder is not part of a git repository */
export function requireRepository(root: string): void {
  if (repositoryOf(join(root, 'x')) === undefined) {
    throw new UserError(`--commit-per-rule needs a git repository, and ${root} is in none.`);
  }
}

/**
 * Writes the steps of a migration one after the other, each as a commit of its own.
 * @param messageOf the commit message for a step
 * @param onCommit called after each commit
 * @throws UserError before anything is written where a file has uncommitted changes; or where a later step cannot be
 *   written or committed: what was committed before stays
 * @returns the files that were written, relative to the root
 */
export async function commitSteps(
  steps: readonly Planned[],
  messageOf: (step: Planned) => string,
  onCommit: (committed: Committed) => void,
): Promise<string[]> {
  const applied = steps.filter(({ plan }) => plan.findings.some(({ status }) => status === 'apply'));
  if (applied.length === 0) return [];
  const { root } = applied[0]!.plan;
  requireRepository(root);
  const fixes = applied.flatMap(({ plan }) => plan.findings.filter(({ status }) => status === 'apply'));
  const paths = [...new Set(fixes.flatMap(({ fix }) => [...editedPaths(fix!)]))];
  const dirty = uncommitted(paths.map(path => join(realpathSync(root), path)));
  if (dirty.length > 0) {
    throw new UserError(
      `these files have uncommitted changes, so each rule cannot be a commit of its own:\n${dirty.map(path => `  ${path}`).join('\n')}\nCommit them first. Nothing was written.`,
    );
  }
  for (const step of applied) {
    const { written } = await writePlan(step.plan, step.sources);
    const message = messageOf(step);
    commitFiles(root, written, message);
    onCommit({ message, files: written.length });
  }
  return paths;
}

/** Commits those among the files that have changed. @returns how many */
export function commitChanged(root: string, paths: readonly string[], message: string): number {
  const real = realpathSync(root);
  const dirty = uncommitted(paths.map(path => join(real, path)));
  if (dirty.length > 0) {
    commitFiles(
      root,
      dirty.map(path => relative(real, path)),
      message,
    );
  }
  return dirty.length;
}
