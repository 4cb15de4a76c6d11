// The plan layer turns findings into one plan, checks it, and writes it. It knows no rule, and of Python only how to
// judge a result.
import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { conflict, overlaps } from '../edits.js';
import type { Project } from '../project/project.js';
import type { SourceFile } from '../python/source-file.js';
import { symbolAt } from '../python/symbols.js';
import { Settings } from '../settings/settings.js';
import type { FileRule, LeftAlone, Rule, RuleOptions } from '../transforms/transform.js';
import type { Finding, Fix, Plan, PlanFile, PlanFinding, Position, Severity, Source } from '../types.js';
import { VERSION } from '../version.js';

/** What to plan. */
export interface PlanRequest {
  readonly command: string;
  readonly rules: readonly Rule[];
  /** Those that are given for this run; the plan remembers them. */
  readonly options: Partial<RuleOptions>;
  /** What applies file by file; without it, the options and the defaults apply to all. */
  readonly settings?: Settings;
  /** Leaves fixes that are not `safe` as findings. */
  readonly safeOnly?: boolean;
  /** Applies no fix: every finding is left to people, with the command that would apply it. */
  readonly reportOnly?: boolean;
  /** Called now and then with the rule that runs and the number of files that it has seen. */
  readonly onProgress?: (rule: string, done: number, total: number) => void;
}

/** How long the rules run at a stretch. */
const PAUSE_MS = 80;

/** A plan with the files as they were read. */
export interface Planned {
  readonly plan: Plan;
  /** By path; holds every file that a fix or a finding is about. */
  readonly sources: ReadonlyMap<string, Source>;
}

/**
 * Runs the rules over the project and decides about each finding. Writes nothing. Lets others run now and then, so that
 * progress can be shown.
 */
export async function createPlan(project: Project, request: PlanRequest): Promise<Planned> {
  const settings = request.settings ?? new Settings({ config: () => undefined }, request.options);
  const findings: Finding[] = [];
  const leftAlone: Record<string, number> = {};
  const take = (yielded: Iterable<Finding | LeftAlone>) => {
    for (const item of yielded) {
      if ('leftAlone' in item) leftAlone[item.leftAlone] = (leftAlone[item.leftAlone] ?? 0) + 1;
      else if (settings.concerns(item.rule, item.path)) findings.push(item);
    }
  };
  const optionsOf = (path: string) => settings.optionsOf(path);
  for (const rule of request.rules) {
    if (rule.scope === 'project') {
      inRule(rule, undefined, () => take(rule.find(project, optionsOf(''), optionsOf)));
      continue;
    }
    const isCandidate = candidates(rule, project, settings);
    let paused = performance.now();
    for (const [done, path] of project.targets.entries()) {
      const file = isCandidate(path) ? project.file(path) : undefined;
      if (file) inRule(rule, path, () => take(rule.find(file, project, optionsOf(path))));
      if (performance.now() - paused < PAUSE_MS) continue;
      request.onProgress?.(rule.name, done, project.targets.length);
      await setImmediate();
      paused = performance.now();
    }
  }
  return assemble(project, request, findings, leftAlone);
}

/** The rule's quick test on the bytes of a file, made once for each set of options; a file where the rule is off fails it. */
function candidates(rule: FileRule, project: Project, settings: Settings): (path: string) => boolean {
  const tests = new Map<RuleOptions, (latin1: string) => boolean>();
  return path => {
    if (!settings.isOn(rule.name, path)) return false;
    const options = settings.optionsOf(path);
    let test = tests.get(options);
    if (!test) {
      test = rule.candidates(project, options);
      tests.set(options, test);
    }
    return test(project.latin1(path));
  };
}

/** Runs a rule; an error inside it is a bug, and the message names the rule and the file. */
function inRule(rule: Rule, path: string | undefined, run: () => void): void {
  try {
    run();
  } catch (error) {
    throw new Error(`rule ${rule.name} failed${path === undefined ? '' : ` on ${path}`}: ${String(error)}`, {
      cause: error,
    });
  }
}

function assemble(
  project: Project,
  request: PlanRequest,
  findings: readonly Finding[],
  leftAlone: Record<string, number>,
): Planned {
  const sources = new Map<string, Source>();
  const fileOf = (path: string): SourceFile => {
    const file = project.file(path);
    const source = project.source(path);
    if (!file || !('text' in source)) throw new Error(`a finding names ${path}, which was not read`);
    sources.set(path, source);
    return file;
  };
  const broken = brokenFiles(findings, fileOf);
  const accepted = new Map<string, Fix[]>();
  const ids = new Map<string, number>();
  const severities = new Map(request.rules.map(({ name, severity }) => [name, severity]));
  const planned = [...findings].sort(bySource).map((finding): PlanFinding => {
    const file = fileOf(finding.path);
    const { lines } = file;
    const severity = finding.severity ?? severities.get(finding.rule) ?? 'warning';
    const symbol = finding.symbol ?? symbolAt(file, finding.span.start);
    const decided = decide(finding, severity, request, accepted, broken);
    if (decided.status === 'apply') accept(finding.fix!, accepted);
    const { related, ...rest } = finding;
    return {
      ...rest,
      id: identify({ ...finding, symbol }, file.text, ids),
      status: decided.status,
      severity,
      symbol,
      ...(decided.reason !== undefined && { reason: decided.reason }),
      start: lines.position(finding.span.start),
      end: lines.position(finding.span.end),
      ...(related && {
        related: related.map(place => ({ ...place, position: fileOf(place.path).lines.position(place.start) })),
      }),
    };
  });
  const files = planFiles(project, planned, broken);
  const plan: Plan = {
    version: 1,
    tool: { name: 'temporal-codemod', version: VERSION },
    command: request.command,
    options: { ...request.options, safeOnly: request.safeOnly ?? false },
    root: project.root,
    files,
    findings: planned,
    summary: summarize(files, planned, leftAlone),
  };
  return { plan, sources };
}

function bySource(a: Finding, b: Finding): number {
  return compare(a.path, b.path) || a.span.start - b.span.start || compare(a.rule, b.rule);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The files in which a syntax error lies where a fix would edit. They do not run as they are, and are left alone. */
function brokenFiles(findings: readonly Finding[], fileOf: (path: string) => SourceFile): Map<string, Position> {
  const broken = new Map<string, Position>();
  for (const { path, span, fix } of findings) {
    if (!fix || broken.has(path)) continue;
    const { tree, lines } = fileOf(path);
    const error = tree.errors.find(node => overlaps(node, span) || touches(node, span));
    if (error) broken.set(path, lines.position(error.start));
  }
  return broken;
}

function decide(
  { rule, fix, informational }: Finding,
  severity: Severity,
  { safeOnly, reportOnly, settings }: PlanRequest,
  accepted: ReadonlyMap<string, readonly Fix[]>,
  broken: ReadonlyMap<string, Position>,
): { readonly status: PlanFinding['status']; readonly reason?: string } {
  if (!fix) return { status: informational || severity === 'info' ? 'note' : 'manual' };
  if (reportOnly) return { status: 'manual', reason: `temporal-codemod ${rule} rewrites it` };
  if (safeOnly && fix.safety === 'unsafe')
    return { status: 'manual', reason: 'unsafe for running workflows (--safe-only)' };
  const closed = fix.edits.flatMap(edit => settings?.leavesOut(edit.path) ?? []);
  if (closed[0] !== undefined) return { status: 'manual', reason: `it would change a file that is ${closed[0]}` };
  const [at] = fix.edits.flatMap(edit => broken.get(edit.path) ?? []);
  if (at) return { status: 'failed', reason: `the file has a syntax error in line ${at.line}` };
  const paths = new Set(fix.edits.map(edit => edit.path));
  const neighbours = [...paths].flatMap(path => accepted.get(path) ?? []);
  if (neighbours.some(other => conflict(fix, other)))
    return { status: 'conflict', reason: 'another fix changes the same place' };
  return { status: 'apply' };
}

/** Files the fix under each path that it edits. */
function accept(fix: Fix, accepted: Map<string, Fix[]>): void {
  for (const path of new Set(fix.edits.map(edit => edit.path)))
    accepted.set(path, [...(accepted.get(path) ?? []), fix]);
}

/** A missing token has no width: it counts where it stands. */
function touches(error: { start: number; end: number }, span: { start: number; end: number }): boolean {
  return error.start === error.end && error.start >= span.start && error.start <= span.end;
}

/**
 * Stable while the code of the place stays the same, wherever it moves in its file: rule, path, the definition around it,
 * the code itself whatever its layout, and which of several equal ones.
 */
function identify({ rule, path, symbol, span }: Finding, text: string, seen: Map<string, number>): string {
  const code = text.slice(span.start, span.end).replace(/\s+/g, ' ');
  const content = `${rule}\0${path}\0${symbol}\0${code}`;
  const nth = seen.get(content) ?? 0;
  seen.set(content, nth + 1);
  return createHash('sha256').update(`${content}\0${nth}`).digest('hex').slice(0, 12);
}

function planFiles(
  project: Project,
  findings: readonly PlanFinding[],
  broken: ReadonlyMap<string, Position>,
): PlanFile[] {
  const changed = changedPaths(findings);
  const paths = new Set([...project.targets, ...changed]);
  const files = [...paths].map((path): PlanFile => {
    const problem = project.problem(path);
    const bytes = project.bytes(path);
    const hash = bytes ? createHash('sha256').update(bytes).digest('hex') : '';
    if (problem) return { path, hash, encoding: '', status: 'failed', ...problem };
    const encoding = project.encoding(path);
    const position = broken.get(path);
    if (position)
      return { path, hash, encoding, status: 'failed', reason: 'syntax error where an edit would fall', position };
    const error = project.parsed(path)?.tree.errors[0];
    const partly = error && project.file(path)!.lines.position(error.start);
    const status = changed.has(path) ? 'changed' : 'clean';
    return { path, hash, encoding, status, ...(partly && { partlyParsed: partly }) };
  });
  const skipped = project.skipped.map(
    ({ path, reason }): PlanFile => ({ path, hash: '', encoding: '', status: 'skipped', reason }),
  );
  return [...files, ...skipped].sort((a, b) => compare(a.path, b.path));
}

/** The paths that the accepted fixes of the findings change. */
export function changedPaths(findings: readonly PlanFinding[]): Set<string> {
  const applied = findings.filter(finding => finding.status === 'apply');
  return new Set(applied.flatMap(finding => finding.fix!.edits.map(edit => edit.path)));
}

/** The counts of a plan, from its files and findings. */
export function summarize(
  files: readonly PlanFile[],
  findings: readonly PlanFinding[],
  leftAlone: Readonly<Record<string, number>>,
): Plan['summary'] {
  const withStatus = (status: PlanFile['status']) => files.filter(file => file.status === status).length;
  const places = (...statuses: PlanFinding['status'][]) =>
    findings.filter(({ status }) => statuses.includes(status)).reduce((sum, { count = 1 }) => sum + count, 0);
  return {
    scanned: files.length,
    changed: withStatus('changed'),
    clean: withStatus('clean'),
    skipped: withStatus('skipped'),
    failed: withStatus('failed'),
    fixes: places('apply'),
    manual: places('manual', 'conflict', 'failed'),
    notes: places('note'),
    leftAlone: Object.fromEntries(Object.entries(leftAlone).sort(([a], [b]) => compare(a, b))),
  };
}
