// The plan layer turns findings into one plan, checks it, and writes it. It knows no rule, and of Python only how to
// judge a result.
import { createHash } from 'node:crypto';
import type { Project } from '../project/project.js';
import type { SourceFile } from '../python/source-file.js';
import { symbolAt } from '../python/symbols.js';
import { rules as allRules } from '../transforms/index.js';
import type { Finding, Fix, Plan, PlanFile, PlanFinding, Severity, Source } from '../types.js';
import { VERSION } from '../version.js';
import { fingerprint } from './fingerprint.js';
import { type Ignore, ignoreFor, ignoresOf } from './ignores.js';
import { type RuleRun, type RunRequest, runRules } from './run-rules.js';
import { unwritable } from './sound-fix.js';
import { TakenPlaces } from './taken-places.js';
import { type Unfit, unfitFiles } from './unfit-files.js';
import { keyOf, unusedIgnores } from './unused-ignores.js';

/** What to plan. */
export interface PlanRequest extends RunRequest {
  readonly command: string;
  /** Leaves fixes that are not `safe` as findings. */
  readonly safeOnly?: boolean;
  /** Applies no fix: every finding is left to people, with the command that would apply it. */
  readonly reportOnly?: boolean;
}

/** A plan with the files as they were read. */
export interface Planned {
  readonly plan: Plan;
  /** By path; holds every file that a fix or a finding is about. */
  readonly sources: ReadonlyMap<string, Source>;
}

/** Runs the rules over the project and decides about each finding. Writes nothing. */
export async function createPlan(project: Project, request: PlanRequest): Promise<Planned> {
  return assemble(await runRules(project, request), request);
}

function assemble(run: RuleRun, request: PlanRequest): Planned {
  const { project, leftAlone, crashes } = run;
  const sources = new Map<string, Source>();
  const fileOf = (path: string): SourceFile => {
    const file = project.file(path);
    const source = sources.get(path) ?? project.source(path);
    if (!file || !('text' in source)) throw new Error(`a finding names ${path}, which was not read`);
    sources.set(path, source);
    return file;
  };
  // A file may be given up after a rule has spoken about it.
  const isKnown = ({ path }: { readonly path: string }) => !project.hasGivenUp(path);
  const isNews = ({ informational, fix }: Finding) => !(request.reportOnly && informational && fix);
  const used = new Map<string, Set<string>>();
  const ignoresIn = new Map<string, readonly Ignore[]>();
  const ignoredAt = (finding: Finding, path: string, start: number) => {
    const file = fileOf(path);
    const ignores = ignoresIn.get(path) ?? ignoresOf(file);
    ignoresIn.set(path, ignores);
    const ignore = ignoreFor(ignores, finding, file.lines.lineOf(start));
    if (ignore) used.set(keyOf(ignore), (used.get(keyOf(ignore)) ?? new Set()).add(finding.rule));
    return ignore;
  };
  const ignored = (finding: Finding) => {
    const ignore = ignoredAt(finding, finding.path, finding.span.start);
    const causes = (finding.causes ?? []).filter(isKnown).map(({ path, start }) => ignoredAt(finding, path, start));
    return ignore ?? (causes.every(each => each !== undefined) ? causes[0] : undefined);
  };
  const findings = run.findings.filter(isKnown).filter(isNews);
  for (const finding of findings) ignored(finding);
  if (request.rules.some(({ name }) => name === 'unused-ignore')) {
    const ran = (rule: string, path: string) =>
      request.rules.some(
        ({ name, defaultOn }) => name === rule && (request.settings?.isOn(rule, path, defaultOn) ?? true),
      );
    const known = allRules.map(({ name }) => name);
    findings.push(...unusedIgnores(project, used, known, ran).filter(({ path }) => ran('unused-ignore', path)));
  }
  const unfit = unfitFiles(findings, crashes, fileOf);
  const taken = new TakenPlaces();
  const ids = new Map<string, number>();
  const severities = new Map(request.rules.map(({ name, severity }) => [name, severity]));
  const planned = [...findings].sort(bySource).map((finding): PlanFinding => {
    const file = fileOf(finding.path);
    const { lines } = file;
    const severity = finding.severity ?? severities.get(finding.rule) ?? 'warning';
    const symbol = finding.symbol ?? symbolAt(file, finding.span.start);
    const ignore = ignored(finding);
    const decided = ignore
      ? { status: 'suppressed' as const, reason: ignore.reason === '' ? 'by a comment' : ignore.reason }
      : decide(finding, severity, request, taken, unfit, project);
    if (decided.status === 'apply') taken.take(finding.fix!);
    const { related, causes: _, sketch, ...rest } = finding;
    return {
      ...rest,
      // A report without fixes shows no ways out either.
      ...(sketch && !request.reportOnly && { sketch }),
      id: identify({ ...finding, symbol }, file.text, ids),
      ...(finding.fix && { fingerprint: fingerprint(finding.fix, path => fileOf(path).text) }),
      status: decided.status,
      severity,
      symbol,
      ...(decided.reason !== undefined && { reason: decided.reason }),
      start: lines.position(finding.span.start),
      end: lines.position(finding.span.end),
      ...(related && {
        related: related
          .filter(isKnown)
          .map(place => ({ ...place, position: fileOf(place.path).lines.position(place.start) })),
      }),
    };
  });
  const files = planFiles(project, planned, unfit);
  const plan: Plan = {
    version: 1,
    tool: { name: 'temporal-codemod', version: VERSION },
    command: request.command,
    options: { ...request.options, safeOnly: request.safeOnly ?? false },
    paths: project.requested,
    root: project.root,
    files,
    findings: planned,
    summary: summarize(files, planned, leftAlone),
    ...(crashes.length > 0 && { crashes }),
  };
  return { plan, sources };
}

function bySource(a: Finding, b: Finding): number {
  return compare(a.path, b.path) || a.span.start - b.span.start || compare(a.rule, b.rule);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function decide(
  { rule, fix, informational }: Finding,
  severity: Severity,
  { safeOnly, reportOnly, settings }: PlanRequest,
  taken: TakenPlaces,
  unfit: ReadonlyMap<string, Unfit>,
  project: Project,
): { readonly status: PlanFinding['status']; readonly reason?: string } {
  if (!fix) return { status: informational || severity === 'info' ? 'note' : 'manual' };
  if (reportOnly) return { status: 'manual', reason: `temporal-codemod ${rule} rewrites it` };
  if (safeOnly && fix.safety === 'unsafe')
    return { status: 'manual', reason: 'unsafe for running workflows (--safe-only)' };
  const paths = editedPaths(fix);
  const closed = [...paths].flatMap(path => settings?.leavesOut(path) ?? []);
  if (closed[0] !== undefined) return { status: 'manual', reason: `it would change a file that is ${closed[0]}` };
  const [why] = [...paths].flatMap(path => unfit.get(path) ?? []);
  if (why) return { status: 'failed', reason: why.fixReason };
  const [lost] = fix.edits.flatMap(edit => unwritable(edit, project.encoding(edit.path)) ?? []);
  if (lost !== undefined) return { status: 'failed', reason: lost };
  if (taken.isTaken(fix)) return { status: 'conflict', reason: 'another fix changes the same place' };
  return { status: 'apply' };
}

/**
 * Stable while the code of the place stays the same, wherever it moves in its file: rule, path, the definition around it,
 * the code itself whatever its layout, and which of several equal ones.
 */
function identify({ rule, path, symbol, span }: Finding, text: string, seen: Map<string, number>): string {
  const code = text.slice(span.start, span.end).replace(/\s+/g, '');
  const content = `${rule}\0${path}\0${symbol}\0${code}`;
  const nth = seen.get(content) ?? 0;
  seen.set(content, nth + 1);
  return createHash('sha256').update(`${content}\0${nth}`).digest('hex').slice(0, 12);
}

function planFiles(project: Project, findings: readonly PlanFinding[], unfit: ReadonlyMap<string, Unfit>): PlanFile[] {
  const changed = changedPaths(findings);
  const paths = new Set([...project.targets, ...changed, ...unfit.keys()]);
  const files = [...paths].map((path): PlanFile => {
    const problem = project.problem(path);
    const { hash } = project.glance(path);
    if (problem) return { path, hash, encoding: '', status: 'failed', ...problem };
    const encoding = project.encoding(path);
    const why = unfit.get(path);
    if (why) {
      const { reason, position } = why;
      return { path, hash, encoding, status: 'failed', reason, ...(position && { position }) };
    }
    const file = project.parsed(path);
    const error = file?.firstError;
    const partly = error === undefined ? undefined : file!.lines.position(error);
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
  return new Set(applied.flatMap(finding => [...editedPaths(finding.fix!)]));
}

/** The paths that a fix changes, those among them that only get an import. */
export function editedPaths({ edits, imports = [] }: Fix): Set<string> {
  return new Set([...edits, ...imports].map(({ path }) => path));
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
    declined: places('declined'),
    notes: places('note'),
    leftAlone: Object.fromEntries(Object.entries(leftAlone).sort(([a], [b]) => compare(a, b))),
  };
}
