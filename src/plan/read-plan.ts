import { readFileSync, realpathSync } from 'node:fs';
import { isAbsolute, join, normalize, relative } from 'node:path';
import { UserError } from '../errors.js';
import { isInside } from '../project/root.js';
import { decode } from '../python/encoding.js';
import type { Plan, Source } from '../types.js';
import { editedPaths, type Planned } from './create-plan.js';
import type { Decisions } from './decisions.js';
import { hashOf } from './durable.js';
import { isInner } from './inner-paths.js';

/**
 * A plan that was saved as JSON. It may come from anywhere: its form is checked, and that its paths stay below its root.
 * @param from what to call it in messages
 * @throws UserError for anything that is no plan of this version
 */
export async function parsePlan(text: string, from: string): Promise<Plan> {
  const plan = parseJson(text, from) as Plan;
  const { checkShape } = await import('./shape.js');
  checkShape(plan, 'plan.schema.json', from);
  for (const path of pathsOf(plan)) {
    const steps = path.split('/');
    const isBelow = path !== '' && !isAbsolute(path) && !path.includes('\\') && normalize(path) === path;
    if (!isBelow || steps.includes('..')) throw new UserError(`${from}: the path ${path} leads out of the repository.`);
    if (isInner(path)) throw new UserError(`${from}: the path ${path} is no file of the repository.`);
  }
  return plan;
}

function parseJson(text: string, from: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new UserError(`${from}: is no JSON: ${(error as Error).message}.`);
  }
}

function pathsOf({ files, findings }: Plan): Set<string> {
  const edited = findings.flatMap(({ path, fix }) => [path, ...(fix ? editedPaths(fix) : [])]);
  return new Set([...files.map(({ path }) => path), ...edited]);
}

/** Why a file of a plan is not what the plan was made for. */
export interface Stale {
  readonly path: string;
  readonly reason: 'changed' | 'gone' | 'unreadable';
}

/**
 * A saved plan with the files that it changes, read from the disk of this machine. A fix across files rests on what the
 * others hold as well: then every file that the plan looked at has to be the same.
 * @param root the folder that the plan's paths count from here
 * @returns the plan ready to be written, or the files that are not what it was made for
 */
export function openPlan(plan: Plan, root: string): { readonly planned: Planned; readonly stale: readonly Stale[] } {
  const sources = new Map<string, Source>();
  const stale: Stale[] = [];
  const real = realpathSync(root);
  const spansFiles = plan.findings.some(({ status, fix }) => status === 'apply' && editedPaths(fix!).size > 1);
  for (const { path, hash, status } of plan.files) {
    if (status !== 'changed' && (!spansFiles || hash === '')) continue;
    const bytes = read(real, path);
    if (typeof bytes === 'string') stale.push({ path, reason: bytes });
    else if (hashOf(bytes) !== hash) stale.push({ path, reason: 'changed' });
    else if (status === 'changed') sources.set(path, { path, bytes, ...decode(bytes) });
  }
  return { planned: { plan: { ...plan, root }, sources }, stale };
}

/** Nothing outside of the root is read, wherever links lead. */
function read(root: string, path: string): Uint8Array | 'gone' | 'unreadable' {
  try {
    const real = realpathSync(join(root, path));
    return isInside(real, root) && !isInner(relative(root, real)) ? readFileSync(real) : 'unreadable';
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'gone' : 'unreadable';
  }
}

/**
 * Decisions that were saved as JSON.
 * @throws UserError for anything that is none of this version
 */
export async function parseDecisions(text: string, from: string): Promise<Decisions> {
  const decisions = parseJson(text, from);
  const { checkShape } = await import('./shape.js');
  checkShape(decisions, 'decisions.schema.json', from);
  return decisions as Decisions;
}
