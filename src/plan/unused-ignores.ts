import type { Project } from '../project/project.js';
import type { Finding } from '../types.js';
import { type Ignore, ignoresOf, mayIgnore } from './ignores.js';

/** The rule under which comments that take nothing back are reported; the plan finds them, since it alone can tell. */
const RULE = 'unused-ignore';

/**
 * Findings about comments that take nothing back, of rules that ran.
 * @param used the comments that did, each with the rules it did so for
 * @param ran the rules that ran on a file
 */
export function unusedIgnores(
  project: Project,
  used: ReadonlyMap<string, ReadonlySet<string>>,
  known: readonly string[],
  ran: (rule: string, path: string) => boolean,
): Finding[] {
  return project.targets.flatMap(path => {
    const file = mayIgnore(project.latin1(path)) ? project.file(path) : undefined;
    if (!file) return [];
    return ignoresOf(file).flatMap((ignore): Finding[] => {
      const message = complaint(ignore, used.get(keyOf(ignore)) ?? new Set(), known, rule => ran(rule, path));
      if (message === undefined) return [];
      return [{ rule: RULE, path, span: { start: ignore.start, end: ignore.end }, message }];
    });
  });
}

/** Tells the comments of a run apart. */
export function keyOf({ path, start }: Ignore): string {
  return `${path}:${start}`;
}

function complaint(
  { rules, line }: Ignore,
  used: ReadonlySet<string>,
  known: readonly string[],
  ran: (rule: string) => boolean,
): string | undefined {
  if (!rules)
    return line === undefined ? undefined : 'ignore names no rule, and takes nothing back. Write ignore[rule] and why.';
  const unknown = rules.filter(rule => !known.includes(rule));
  if (unknown.length > 0) return `there is no rule ${unknown.join(', ')}. temporal-codemod rules lists them.`;
  const idle = rules.filter(rule => rule !== RULE && ran(rule) && !used.has(rule));
  return idle.length > 0 ? `${idle.join(', ')} finds nothing here. Remove it from the comment.` : undefined;
}
