import { existsSync, readFileSync, realpathSync, renameSync, rmSync } from 'node:fs';
import type { Decisions } from './decisions.js';
import { createDurably } from './durable.js';
import { decisionsFile } from './journal.js';
import { withLock } from './lock.js';
import { parseDecisions } from './read-plan.js';

const NONE: Decisions = { version: 1, decisions: {} };

/** The decisions of a review that was stopped; none where there was no such review. @throws UserError for a damaged file */
export async function keptDecisions(root: string): Promise<Decisions> {
  const path = decisionsFile(realpathSync(root));
  return existsSync(path) ? parseDecisions(readFileSync(path, 'utf8'), path) : NONE;
}

/** Keeps decisions for the next review. @throws UserError where another run is writing */
export async function keepDecisions(root: string, decisions: Decisions): Promise<void> {
  const real = realpathSync(root);
  await withLock(real, () => {
    const path = decisionsFile(real);
    const next = `${path}.next`;
    rmSync(next, { force: true });
    createDurably(next, Buffer.from(`${JSON.stringify(decisions, null, 2)}\n`));
    renameSync(next, path);
  });
}

/** Forgets them: the review is finished. */
export async function dropDecisions(root: string): Promise<void> {
  const real = realpathSync(root);
  if (!existsSync(decisionsFile(real))) return;
  await withLock(real, () => rmSync(decisionsFile(real), { force: true }));
}
