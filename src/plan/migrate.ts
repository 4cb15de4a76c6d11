import { offsetBefore } from '../edits.js';
import type { Project } from '../project/project.js';
import { Lines } from '../python/lines.js';
import { loadParser } from '../python/parser.js';
import type { Rule } from '../transforms/transform.js';
import type { Change, Plan, PlanFile, PlanFinding, Source } from '../types.js';
import { changes, changesUpTo } from './changes.js';
import { createPlan, type Planned, type PlanRequest, summarize } from './create-plan.js';
import { settle, type Verdict } from './decisions.js';
import { type VerifyMode, verifyPlan } from './verify.js';

/** What to migrate, and who decides. */
export interface MigrateRequest extends Omit<PlanRequest, 'command' | 'reportOnly'> {
  readonly verify: VerifyMode;
  /** Has the last word about each fix. */
  readonly judge?: (finding: PlanFinding) => Verdict;
  /** Decides about the plan of one transform; undefined stops the migration. */
  readonly review?: (planned: Planned, rule: Rule, step: number, steps: number) => Promise<Planned | undefined>;
}

/** A migration: all of it as one plan, and the plan of each transform on the result of those before. */
export interface Migration {
  readonly planned: Planned;
  readonly steps: readonly Planned[];
}

/**
 * Runs the transforms in order, each on the result of the one before, in memory; at the end the checks, on what all of
 * them make of the repository. Writes nothing.
 * @returns undefined where a review stopped it
 */
export async function migrate(
  project: Project,
  request: MigrateRequest & { readonly review?: undefined },
): Promise<Migration>;
export async function migrate(project: Project, request: MigrateRequest): Promise<Migration | undefined>;
export async function migrate(project: Project, request: MigrateRequest): Promise<Migration | undefined> {
  const transforms = request.rules.filter(({ kind }) => kind === 'transform');
  const checks = request.rules.filter(({ kind }) => kind === 'check');
  const steps: Planned[] = [];
  let current = project;
  await loadParser();
  for (const [step, rule] of transforms.entries()) {
    let planned = await verified({ ...request, rules: [rule] }, 'migrate', current);
    if (request.review) {
      const reviewed = await request.review(planned, rule, step, transforms.length);
      if (!reviewed) return undefined;
      planned = await verifyPlan(reviewed, request.verify);
    }
    steps.push(planned);
    const changed = changes(planned.plan, planned.sources);
    // What was worked out about the repository stays true where nothing changes.
    if (changed.length > 0) current = current.withFiles(changed.map(({ after }) => after));
  }
  if (checks.length > 0) steps.push(await verified({ ...request, rules: checks }, 'migrate', current));
  return { planned: asOne(steps), steps };
}

async function verified(request: MigrateRequest, command: string, project: Project): Promise<Planned> {
  const planned = await createPlan(project, { ...request, command });
  const judged = request.judge ? { ...planned, plan: settle(planned.plan, request.judge) } : planned;
  return verifyPlan(judged, request.verify);
}

/** The plans of all steps as one. Positions become those of the files as they were read. */
function asOne(steps: readonly Planned[]): Planned {
  const sources = new Map<string, Source>();
  for (const step of steps)
    for (const [path, source] of step.sources) if (!sources.has(path)) sources.set(path, source);
  const findings: PlanFinding[] = [];
  for (const [step, { plan }] of steps.entries()) {
    const before = changesUpTo({ ...plan, findings }, sources, step);
    const own = plan.findings.map(finding => inOriginal(finding, before));
    findings.push(...own.map(finding => (step === 0 ? finding : { ...finding, step })));
  }
  const files = asOneList(steps.map(({ plan }) => plan.files));
  const leftAlone: Record<string, number> = {};
  for (const { plan } of steps) {
    for (const [reason, count] of Object.entries(plan.summary.leftAlone)) {
      leftAlone[reason] = (leftAlone[reason] ?? 0) + count;
    }
  }
  const crashes = steps.flatMap(({ plan }) => plan.crashes ?? []);
  const first = steps[0]!.plan;
  const plan: Plan = {
    ...first,
    files,
    findings,
    summary: summarize(files, findings, leftAlone),
    ...(crashes.length > 0 && { crashes }),
  };
  return { plan, sources };
}

/** A finding with the positions that its places had before the steps that came first. */
function inOriginal(finding: PlanFinding, before: ReadonlyMap<string, Change>): PlanFinding {
  const positionOf = (path: string, offset: number) => {
    const change = before.get(path);
    return change && new Lines(change.before.text).position(offsetBefore(offset, change.edits));
  };
  const { path, span, related } = finding;
  return {
    ...finding,
    start: positionOf(path, span.start) ?? finding.start,
    end: positionOf(path, span.end) ?? finding.end,
    ...(related && {
      related: related.map(place => ({ ...place, position: positionOf(place.path, place.start) ?? place.position })),
    }),
  };
}

/** Each file once, as it was first: changed if some step changes it, else with what went wrong in some step. */
function asOneList(lists: readonly (readonly PlanFile[])[]): PlanFile[] {
  const known = new Map<string, PlanFile>();
  const rank = { clean: 0, skipped: 1, failed: 2, changed: 3 };
  for (const file of lists.flat()) {
    const first = known.get(file.path);
    if (!first) known.set(file.path, file);
    else if (rank[file.status] > rank[first.status]) {
      const { reason, position } = file.status === 'failed' ? file : {};
      const { reason: _, position: __, ...rest } = first;
      const why = { ...(reason !== undefined && { reason }), ...(position && { position }) };
      known.set(file.path, { ...rest, status: file.status, ...why });
    }
  }
  return [...known.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}
