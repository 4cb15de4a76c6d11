import type { Bulk } from './bulk-data.js';

/**
 * What a plan is made of: somebody wrote or chose each of them, so there are a handful, and the workflow goes through
 * them because that is its work. Words that may as well stand for data (`tasks`, `targets`, `jobs`) are not among them.
 */
const PARTS_OF_A_PLAN = new Set(['phase', 'step', 'stage', 'chain', 'tool']);

/** What comes first in the name of something that people picked out. */
const PICKED = /^(?:requested|selected)_/i;

/** Whether the name of a collection, or the class of its items, says that it is a plan or a choice: `approval_steps`. */
export function speaksOfPlan(name: string, { text }: Bulk): boolean {
  const [item] = /\b[A-Za-z_]\w*(?=["'\],. ]*$)/.exec(text) ?? [];
  return PICKED.test(name) || isPart(name) || (item !== undefined && isPart(item));
}

/** By the last word. */
function isPart(name: string): boolean {
  const last = name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split('_')
    .at(-1)!;
  return PARTS_OF_A_PLAN.has(last) || (last.endsWith('s') && PARTS_OF_A_PLAN.has(last.slice(0, -1)));
}
