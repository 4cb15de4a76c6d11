import { pathToFileURL } from 'node:url';
import { changes } from '../plan/changes.js';
import { Lines } from '../python/lines.js';
import { rules as allRules } from '../transforms/index.js';
import type { Rule } from '../transforms/transform.js';
import type { Change, Edit, Plan, PlanFile, PlanFinding, Position, Severity, Source } from '../types.js';
import type { ReportOptions } from './reporters.js';

// Static Analysis Results Interchange Format, OASIS standard 2.1.0. Numbers in comments are its sections.

const BASE = 'SRCROOT';
const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

/** The plan as SARIF 2.1.0, with fixes: for code scanning services and editors. */
export function sarifReport(
  plan: Plan,
  _changes: readonly Change[],
  _options: ReportOptions,
  sources: ReadonlyMap<string, Source>,
): string {
  const used = new Set(plan.findings.map(({ rule }) => rule));
  const rules = allRules.filter(({ name }) => used.has(name));
  const lines = lineIndex(sources);
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: plan.tool.name, semanticVersion: plan.tool.version, rules: rules.map(describeRule) },
        },
        automationDetails: { id: `${plan.tool.name}/${plan.command}/` },
        originalUriBaseIds: { [BASE]: { uri: `${pathToFileURL(plan.root).href}/` } },
        // Columns count code points (3.14.17).
        columnKind: 'unicodeCodePoints',
        newlineSequences: ['\r\n', '\n', '\r'],
        invocations: [
          {
            executionSuccessful: plan.summary.failed === 0 && plan.crashes === undefined,
            toolExecutionNotifications: plan.files.flatMap(notifications),
          },
        ],
        results: plan.findings.map(finding => result(finding, rules, plan, sources, lines)),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function describeRule({ name, summary, severity, explain, checklist }: Rule): object {
  const { why, bad, good, fix, limits } = explain;
  const code = (text: string) => `\`\`\`python\n${text}\n\`\`\``;
  return {
    id: name,
    name: name.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: `${summary}.` },
    fullDescription: { text: why },
    help: {
      text: `${why}\n\nBad:\n${bad}\n\nGood:\n${good}\n\nThe fix: ${fix}\n\nNot seen: ${limits}`,
      markdown: `${why}\n\n**Bad**\n\n${code(bad)}\n\n**Good**\n\n${code(good)}\n\n**The fix:** ${fix}\n\n**Not seen:** ${limits}`,
    },
    defaultConfiguration: { level: LEVELS[severity] },
    properties: { tags: [checklist] },
  };
}

function result(
  finding: PlanFinding,
  rules: readonly Rule[],
  plan: Plan,
  sources: ReadonlyMap<string, Source>,
  lines: (path: string) => Lines,
): object {
  const { id, rule, path, start, end, message, reason, related = [], status, severity } = finding;
  const fixes = fix(finding, plan, sources, lines);
  const suppression = suppressionOf(finding);
  return {
    ruleId: rule,
    ruleIndex: rules.findIndex(({ name }) => name === rule),
    level: status === 'note' ? 'note' : LEVELS[severity],
    message: { text: reason === undefined ? message : `${message} (${reason})` },
    locations: [{ physicalLocation: place(path, region(start, end)) }],
    ...(related.length > 0 && {
      relatedLocations: related.map(({ path: other, position, message: text }, i) => ({
        id: i + 1,
        message: { text },
        physicalLocation: place(other, { startLine: position.line, startColumn: position.column }),
      })),
    }),
    partialFingerprints: { 'temporalCodemodId/v1': id },
    ...(fixes && { fixes: [fixes] }),
    ...(suppression && { suppressions: [suppression] }),
    properties: { status, ...(finding.fix && { safety: finding.fix.safety }) },
  };
}

/** Who decided that the finding is not to be acted on (3.35). */
function suppressionOf({ status, reason }: PlanFinding): object | undefined {
  if (status !== 'declined' && status !== 'suppressed') return undefined;
  const kind = status === 'suppressed' ? 'inSource' : 'external';
  return { kind, ...(reason !== undefined && { justification: reason }) };
}

/**
 * All that a fix changes, the imports that it needs included. One that was refused is none, and one that rests on what
 * other fixes do first cannot be applied to the file as it is.
 */
function fix(
  finding: PlanFinding,
  plan: Plan,
  sources: ReadonlyMap<string, Source>,
  lines: (path: string) => Lines,
): object | undefined {
  const isOffered = finding.status !== 'failed' && finding.status !== 'conflict' && finding.step === undefined;
  if (!finding.fix || !isOffered) return undefined;
  const alone = changes({ ...plan, findings: [{ ...finding, status: 'apply' }] }, sources);
  return {
    description: { text: `temporal-codemod ${finding.rule}: ${finding.message}` },
    artifactChanges: alone.map(({ path, edits }) => ({
      artifactLocation: artifact(path),
      replacements: edits.map(edit => replacement(edit, lines(path))),
    })),
  };
}

function replacement({ start, end, text }: Edit, lines: Lines): object {
  const deletedRegion = region(lines.position(start), lines.position(end));
  return { deletedRegion, ...(text !== '' && { insertedContent: { text } }) };
}

function notifications(file: PlanFile): object[] {
  const { path, status, reason, position, partlyParsed } = file;
  const notify = (level: string, text: string, at: Position | undefined) => ({
    level,
    message: { text },
    locations: [{ physicalLocation: place(path, at && { startLine: at.line, startColumn: at.column }) }],
  });
  if (status === 'failed') return [notify('error', reason ?? 'failed', position)];
  if (status === 'skipped') return [notify('note', `skipped: ${reason}`, position)];
  return partlyParsed ? [notify('warning', 'partly parsed: the code here was not understood', partlyParsed)] : [];
}

/** The end column is the one behind the last character (3.30.8). */
function region(start: Position, end: Position): object {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

function place(path: string, at: object | undefined): object {
  return { artifactLocation: artifact(path), ...(at && { region: at }) };
}

/** Paths are relative URIs (3.4.3). */
function artifact(path: string): object {
  return { uri: path.split('/').map(encodeURIComponent).join('/'), uriBaseId: BASE };
}

function lineIndex(sources: ReadonlyMap<string, Source>): (path: string) => Lines {
  const known = new Map<string, Lines>();
  return path => {
    const lines = known.get(path) ?? new Lines(sources.get(path)!.text);
    known.set(path, lines);
    return lines;
  };
}
