import { UserError } from '../errors.js';
import { loadParser, mendParser, type PythonParser } from '../python/parser.js';
import type { Change, Plan, PlanFinding } from '../types.js';
import { changes } from './changes.js';
import { changedPaths, editedPaths, type Planned, summarize } from './create-plan.js';
import { type CompileVerdict, compileWithPython } from './python-compile.js';
import { resultError } from './tree-check.js';

/**
 * How results are judged. `tree`: by our own parser and checks. `python`: by Python's `compile()` as well, which runs
 * nothing of the code. `auto`: by Python where a `python3` is found. `off`: not at all.
 */
export type VerifyMode = 'auto' | 'python' | 'tree' | 'off';

type Verdicts = ReadonlyMap<string, string>;

/**
 * Checks the result of every accepted fix before anyone sees it. A fix that fails in any of its files is dropped whole
 * (`failed`, with the reason), the others stand. Throws UserError where `python` is asked for and not there.
 */
export async function verifyPlan(planned: Planned, mode: VerifyMode): Promise<Planned> {
  if (mode === 'off') return planned;
  const judge = await judges(mode);
  const first = await judge(changes(planned.plan, planned.sources));
  if (first.size === 0) return planned;

  // What later steps do rests on those before: there is no taking out of one.
  if (planned.plan.findings.some(({ step }) => step !== undefined)) {
    const [path, reason] = [...first][0]!;
    throw new UserError(`the result for ${path} is not right: ${reason}. Nothing was written.`);
  }
  // Find the culprits: each fix that touches a bad file is judged alone.
  const reasons = new Map<string, string>();
  for (const finding of planned.plan.findings) {
    if (finding.status !== 'apply' || ![...editedPaths(finding.fix!)].some(path => first.has(path))) continue;
    const alone = onlyApplying(planned.plan, id => id === finding.id);
    const [reason] = (await judge(changes(alone, planned.sources))).values();
    if (reason !== undefined) reasons.set(finding.id, reason);
  }
  const rest = drop(planned.plan, reasons);
  const still = await judge(changes(rest, planned.sources));
  // Fixes that are right alone and wrong together: none of them can be trusted.
  for (const finding of rest.findings) {
    const bad = finding.status === 'apply' && [...editedPaths(finding.fix!)].find(path => still.has(path));
    if (bad) reasons.set(finding.id, still.get(bad)!);
  }
  return { plan: drop(planned.plan, reasons), sources: planned.sources };
}

async function judges(mode: 'auto' | 'python' | 'tree'): Promise<(changed: readonly Change[]) => Promise<Verdicts>> {
  const parser = await loadParser();
  return async changed => {
    const verdicts = new Map<string, string>();
    if (changed.length === 0) return verdicts;
    const input = changed.map(({ path, before, after }) => ({ path, before: before.bytes, after: after.bytes }));
    const compiled = mode === 'tree' ? undefined : await compileWithPython(input);
    if (!compiled && mode === 'python') throw new UserError('--verify python: no python3 was found on PATH.');
    for (const change of changed) {
      const verdict = compiled?.get(change.path);
      // What Python compiles breaks none of the rules that our own checks know; they are for what it cannot judge.
      const reason = verdict === 'ok' ? undefined : (refusal(verdict) ?? judgedByTree(parser, change));
      if (reason !== undefined) verdicts.set(change.path, reason);
      await mendParser();
    }
    return verdicts;
  };
}

/** What Python says against a result. */
function refusal(verdict: CompileVerdict | undefined): string | undefined {
  if (typeof verdict !== 'object') return undefined;
  return `Python refuses the result${verdict.line === undefined ? '' : ` (line ${verdict.line})`}: ${verdict.error}`;
}

/** What cannot be judged is not shown either. */
function judgedByTree(parser: PythonParser, { before, after }: Change): string | undefined {
  try {
    return resultError(parser, before.text, after.text);
  } catch (error) {
    return `the result could not be checked: ${(error as Error).message}`;
  }
}

function onlyApplying(plan: Plan, keep: (id: string) => boolean): Plan {
  return {
    ...plan,
    findings: plan.findings.map(finding =>
      finding.status === 'apply' && !keep(finding.id) ? { ...finding, status: 'declined' as const } : finding,
    ),
  };
}

function drop(plan: Plan, reasons: ReadonlyMap<string, string>): Plan {
  const findings = plan.findings.map((finding): PlanFinding => {
    const reason = reasons.get(finding.id);
    return reason === undefined ? finding : { ...finding, status: 'failed', reason };
  });
  const changed = changedPaths(findings);
  const failedIn = new Set(findings.filter(({ id }) => reasons.has(id)).map(({ path }) => path));
  const files = plan.files.map(file => {
    if (file.status !== 'changed' || changed.has(file.path)) return file;
    if (!failedIn.has(file.path)) return { ...file, status: 'clean' as const };
    return { ...file, status: 'failed' as const, reason: 'no result passed verification' };
  });
  return { ...plan, files, findings, summary: summarize(files, findings, plan.summary.leftAlone) };
}
