import type { FindingStatus, Plan, PlanFinding } from '../types.js';
import { changedPaths, type Planned, summarize } from './create-plan.js';
import { withLines } from './regions.js';

/** What people decided about a fix. */
export type Decision = 'accept' | 'decline';

/**
 * Decisions by the id of the finding: what the terminal's review keeps, the page saves, and `apply` takes. See
 * `schema/decisions.schema.json`.
 */
export interface Decisions {
  readonly version: 1;
  readonly decisions: Readonly<Record<string, Decision>>;
  /** Of the fixes that were looked at: a decision about one counts for no other. */
  readonly fingerprints?: Readonly<Record<string, string>>;
  /** What people made of a fix: the lines of each stretch that it changes, in the order of `regions`. */
  readonly edited?: Readonly<Record<string, readonly string[]>>;
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

/** What decisions say of a fix; `stale` is one about a fix that changed since. */
export function decisionAbout(
  { id, fingerprint }: PlanFinding,
  { decisions, fingerprints = {} }: Decisions,
): Decision | 'stale' | undefined {
  // Decisions come from outside: a name such as `constructor` is none of them.
  if (!Object.hasOwn(decisions, id)) return undefined;
  const isOther = Object.hasOwn(fingerprints, id) && fingerprints[id] !== fingerprint;
  return isOther ? 'stale' : decisions[id];
}

/** Whether there is something to decide about a finding. */
export function isDecidable({ fix, status }: PlanFinding): boolean {
  return fix !== undefined && (status === 'apply' || status === 'declined');
}

/** The plan as people decided: what they accepted is applied, all else that could be is declined. */
export function applyDecisions(plan: Plan, decisions: Decisions): Plan {
  return settle(plan, finding => {
    if (!isDecidable(finding)) return undefined;
    const decision = decisionAbout(finding, decisions);
    if (decision === undefined) return { status: 'declined', reason: 'not decided' };
    if (decision === 'stale') return { status: 'declined', reason: 'changed since it was decided' };
    return decision === 'accept' ? { status: 'apply' } : { status: 'declined' };
  });
}

/**
 * The plan with the lines that people wrote in the place of those of its fixes.
 * @param sources the files as they were read
 */
export function withEdited({ plan, sources }: Planned, { edited = {} }: Decisions): Planned {
  const textOf = (path: string) => sources.get(path)!.text;
  const findings = plan.findings.map((finding): PlanFinding => {
    const texts = Object.hasOwn(edited, finding.id) && finding.status === 'apply' ? edited[finding.id] : undefined;
    const fix = texts && withLines(finding.fix!, texts, textOf);
    return fix ? { ...finding, fix } : finding;
  });
  return { plan: { ...plan, findings }, sources };
}

/**
 * Applies a fix of a new plan only if an earlier plan would apply it.
 * @param exactly the very same lines; else the same place will do, where the files are the same and only what was
 *   declined can make a difference
 */
export function asReviewed(earlier: Plan, exactly: boolean): (finding: PlanFinding) => Verdict {
  const known = new Map(earlier.findings.map(finding => [finding.id, finding]));
  return ({ id, status, fingerprint }) => {
    if (status !== 'apply') return undefined;
    const old = known.get(id);
    if (!old || (exactly && old.fingerprint !== fingerprint)) {
      return { status: 'declined', reason: 'not part of the plan that was reviewed' };
    }
    if (old.status === 'apply') return undefined;
    return {
      status: 'declined',
      ...(old.status !== 'declined' && { reason: 'not applied by the plan that was reviewed' }),
    };
  };
}
