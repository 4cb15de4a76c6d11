import type { FindingStatus, Plan, PlanFinding } from '../types.js';
import { changedPaths, summarize } from './create-plan.js';

/** What people decided about a fix. */
export interface Decision {
  readonly decision: 'accept' | 'decline';
  /** Of the fix that was looked at: the decision counts for no other. */
  readonly fingerprint: string;
}

/** Decisions by the id of the finding: what a review leaves and `apply` takes. See `schema/decisions.schema.json`. */
export interface Decisions {
  readonly version: 1;
  readonly decisions: Readonly<Record<string, Decision>>;
}

/** The new status of a fix; undefined leaves it as it is. */
export type Verdict = { readonly status: FindingStatus; readonly reason?: string } | undefined;

/** The plan with another word about some of its fixes; files and counts follow. */
export function settle(plan: Plan, judge: (finding: PlanFinding) => Verdict): Plan {
  const findings = plan.findings.map((finding): PlanFinding => {
    const verdict = finding.fix && judge(finding);
    if (!verdict) return finding;
    const { reason: _, ...rest } = finding;
    return { ...rest, ...verdict };
  });
  const changed = changedPaths(findings);
  const files = plan.files.map(file => {
    if (file.status === 'changed' && !changed.has(file.path)) return { ...file, status: 'clean' as const };
    return file.status === 'clean' && changed.has(file.path) ? { ...file, status: 'changed' as const } : file;
  });
  return { ...plan, files, findings, summary: summarize(files, findings, plan.summary.leftAlone) };
}

/** Applies decisions to fixes that would be applied or were declined before. Only what was accepted is applied. */
function decided({ decisions }: Decisions): (finding: PlanFinding) => Verdict {
  return ({ id, status, fingerprint }) => {
    if (status !== 'apply' && status !== 'declined') return undefined;
    // Decisions come from outside: a name such as `constructor` is none of them.
    const known = Object.hasOwn(decisions, id) ? decisions[id] : undefined;
    if (!known) return { status: 'declined', reason: 'not decided' };
    if (known.fingerprint !== fingerprint) return { status: 'declined', reason: 'changed since it was decided' };
    return known.decision === 'accept' ? { status: 'apply' } : { status: 'declined' };
  };
}

/** The plan as people decided: what they accepted is applied, all else is declined. */
export function applyDecisions(plan: Plan, decisions: Decisions): Plan {
  return settle(plan, decided(decisions));
}

/** Applies a fix of a new plan only if an earlier plan would apply the very same. */
export function asReviewed(earlier: Plan): (finding: PlanFinding) => Verdict {
  const known = new Map(earlier.findings.map(finding => [finding.id, finding]));
  return ({ id, status, fingerprint }) => {
    if (status !== 'apply') return undefined;
    const old = known.get(id);
    if (old?.fingerprint !== fingerprint)
      return { status: 'declined', reason: 'not part of the plan that was reviewed' };
    return old?.status === 'apply'
      ? undefined
      : { status: 'declined', reason: 'not applied by the plan that was reviewed' };
  };
}
