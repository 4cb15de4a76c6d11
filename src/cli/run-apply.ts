import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { UserError } from '../errors.js';
import { changes } from '../plan/changes.js';
import type { Planned } from '../plan/create-plan.js';
import { applyDecisions, asReviewed, type Decisions, withEdited } from '../plan/decisions.js';
import { openPlan, parseDecisions, parsePlan, type Stale } from '../plan/read-plan.js';
import { verifyPlan } from '../plan/verify.js';
import { findRoot } from '../project/root.js';
import { loadParser } from '../python/parser.js';
import { rulesFor } from '../transforms/index.js';
import type { Plan } from '../types.js';
import type { ApplyOptions } from './apply-options.js';
import { deliver } from './deliver.js';
import { makePlan } from './make-plan.js';
import type { World } from './world.js';

const SHOWN = 10;

/** Writes a plan that was saved before. @returns the exit code */
export async function runApply(options: ApplyOptions, world: World): Promise<number> {
  const saved = await parsePlan(await read(options.plan, world), options.plan);
  const decisions =
    options.decisions === undefined
      ? undefined
      : await parseDecisions(await read(options.decisions, world), options.decisions);
  const reviewed = decisions ? applyDecisions(saved, decisions) : saved;
  const folder = resolve(world.cwd, options.path);
  const planned = options.replan
    ? await planAgain(reviewed, true, folder, options, world)
    : await open(reviewed, decisions, folder, options, world);
  const howToWrite = 'Leave --dry-run out to apply.';
  return deliver(planned, { ...options, write: !options.dryRun, howToWrite, check: false, planOut: undefined }, world);
}

async function open(
  plan: Plan,
  decisions: Decisions | undefined,
  folder: string,
  options: ApplyOptions,
  world: World,
): Promise<Planned> {
  const root = findRoot([folder], folder);
  const opened = openPlan(plan, root);
  if (opened.stale.length > 0) throw new UserError(refusal(opened.stale, root, options.plan));
  if (decisions && plan.findings.some(({ step }) => step !== undefined)) {
    if (Object.keys(decisions.edited ?? {}).length > 0) {
      throw new UserError(`${options.decisions}: fixes that were edited are written by \`migrate -i\` itself.`);
    }
    // A transform was planned on what those before it do: where a fix of theirs is declined, it is planned again.
    return planAgain(plan, false, folder, options, world);
  }
  const planned = decisions ? withEdited(opened.planned, decisions) : opened.planned;
  await loadParser();
  try {
    changes(planned.plan, planned.sources);
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(`${options.plan}: is damaged: ${(error as Error).message}.`);
  }
  return verifyPlan(planned, options.verify);
}

function refusal(stale: readonly Stale[], root: string, name: string): string {
  const words = { changed: 'changed since', gone: 'not there', unreadable: 'cannot be read' };
  const lines = stale.slice(0, SHOWN).map(({ path, reason }) => `  ${path}: ${words[reason]}`);
  if (stale.length > SHOWN) lines.push(`  and ${stale.length - SHOWN} more`);
  const what = stale.length === 1 ? 'a file is' : `${stale.length} files are`;
  return `${what} not what ${name} was made for, in ${root}:\n${lines.join('\n')}\nNothing was written. --replan makes the plan again and applies what is still the same as in the reviewed one.`;
}

/** The same command on today's files, of which only what was reviewed is applied. */
async function planAgain(
  reviewed: Plan,
  exactly: boolean,
  folder: string,
  options: ApplyOptions,
  world: World,
): Promise<Planned> {
  if (rulesFor(reviewed.command).length === 0)
    throw new UserError(`${options.plan}: there is no command ${reviewed.command}.`);
  const { safeOnly, ...rules } = reviewed.options;
  const root = findRoot([folder], folder);
  const request = {
    paths: reviewed.paths,
    rules,
    safeOnly: safeOnly === true,
    write: !options.dryRun,
    verify: options.verify,
    quiet: options.quiet,
    judge: asReviewed(reviewed, exactly),
  };
  return makePlan(reviewed.command, request, { ...world, cwd: root });
}

async function read(path: string, world: World): Promise<string> {
  try {
    return await readFile(resolve(world.cwd, path), 'utf8');
  } catch (error) {
    throw new UserError(`${path} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
}
