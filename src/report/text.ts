import { join, relative } from 'node:path';
import type { Change, Plan, PlanFile, PlanFinding, Position } from '../types.js';
import { visible } from '../visible.js';
import { checklistText } from './checklist.js';
import { unifiedDiff } from './diff.js';
import { type Paint, plain } from './paint.js';
import type { ReportOptions } from './reporters.js';
import { sketchesText } from './sketches.js';

/** The plan for people: diffs, remarks, and the counts. */
export function textReport(plan: Plan, changes: readonly Change[], options: ReportOptions): string {
  const paint = options.paint ?? plain;
  const name = naming(plan, options);
  const diffs = changes.map(change => unifiedDiff(change, name(change.path), paint)).join('\n');
  const sketches = options.sketches ? sketchesText(plan, name, paint) : '';
  const show = (finding: PlanFinding) => showFinding(finding, name, paint);
  const score = plan.command === 'check' ? checklistText(plan, show, paint) : '';
  return [diffs, score, remarks(plan, options), sketches, summary(plan, options, paint)]
    .filter(text => text !== '')
    .join('\n');
}

/** What is worth reading, what remains to be done, and the files that could not be read in full; empty if there is none. */
export function remarks(plan: Plan, options: ReportOptions): string {
  const paint = options.paint ?? plain;
  const name = naming(plan, options);
  const show = (...statuses: PlanFinding['status'][]) =>
    plan.findings.filter(({ status }) => statuses.includes(status)).map(finding => showFinding(finding, name, paint));
  const sections: [title: string, lines: string[]][] = [
    ['Worth reading', plan.findings.filter(isRemarkable).map(finding => showFinding(finding, name, paint))],
    ['Left for you', plan.command === 'check' ? [] : show('manual', 'failed', 'conflict')],
    ['Not applied', plan.findings.filter(isUnexpected).map(finding => showFinding(finding, name, paint))],
    ['Notes', show('note')],
    ['Files', plan.files.flatMap(file => showFile(file, name, paint))],
  ];
  return sections
    .filter(([, lines]) => lines.length > 0)
    .map(([title, lines]) => `${paint.bold(`${title}:`)}\n${lines.join('\n')}\n`)
    .join('\n');
}

/** How paths of the plan are shown. */
function naming(plan: Plan, { cwd }: ReportOptions): (path: string) => string {
  return path => visible(relative(cwd, join(plan.root, path)) || path);
}

/** A rewrite that does more than change the form: it repairs a call, or running workflows or tests will notice it. */
function isRemarkable({ status, fix, related, message }: PlanFinding): boolean {
  return status === 'apply' && (related !== undefined || fix?.safety === 'unsafe' || message.includes('TypeError'));
}

/** A fix that is declined for a reason that nobody in front of the screen gave. */
function isUnexpected({ status, reason }: PlanFinding): boolean {
  return status === 'declined' && reason !== undefined;
}

function place(path: string, position: Position | undefined): string {
  return position ? `${path}:${position.line}:${position.column}` : path;
}

/** More related places than this are told by the first few. */
const MOST_RELATED = 20;
const SHOWN_OF_MANY = 3;

function showFinding(finding: PlanFinding, name: (path: string) => string, paint: Paint): string {
  const where = place(name(finding.path), finding.start);
  const reason = finding.reason === undefined ? '' : ` (${visible(finding.reason)})`;
  const lines = [`${paint.cyan(where)}: ${paint.yellow(finding.rule)}: ${visible(finding.message)}${reason}`];
  const related = finding.related ?? [];
  const shown = related.length > MOST_RELATED ? related.slice(0, SHOWN_OF_MANY) : related;
  for (const each of shown) {
    lines.push(`  ${paint.dim(`${place(name(each.path), each.position)}: ${visible(each.message)}`)}`);
  }
  const left = related.length - shown.length;
  if (left > 0) lines.push(`  ${paint.dim(`and ${left} more places, which --format json lists`)}`);
  return lines.join('\n');
}

function showFile(file: PlanFile, name: (path: string) => string, paint: Paint): string[] {
  const lines: string[] = [];
  if (file.status === 'failed' || file.status === 'skipped') {
    const where = place(name(file.path), file.position);
    lines.push(
      `${paint.cyan(where)}: ${file.status === 'failed' ? paint.red('error') : 'skipped'}: ${visible(file.reason ?? '')}`,
    );
  }
  if (file.partlyParsed && file.status !== 'failed') {
    const where = place(name(file.path), file.partlyParsed);
    lines.push(`${paint.cyan(where)}: partly parsed: the code here was not understood, and nothing in it was changed`);
  }
  return lines;
}

const plural = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;

function summary({ command, summary: counts, findings }: Plan, { hint }: ReportOptions, paint: Paint): string {
  const lines = [
    `${plural(counts.scanned, 'file')} scanned: ${counts.changed} changed, ${counts.clean} clean, ${counts.skipped} skipped, ${counts.failed} failed.`,
  ];
  const comments = findings.filter(({ status, informational }) => status === 'apply' && informational).length;
  const workflows = findings.filter(({ status, unit }) => status === 'apply' && unit === 'workflow').length;
  const calls = counts.fixes - comments - workflows;
  const parts =
    command === 'check'
      ? [plural(counts.manual, 'finding')]
      : [
          ...(workflows > 0 ? [`${plural(workflows, 'workflow')} converted`] : []),
          ...(calls > 0 || comments + workflows === 0 ? [`${plural(calls, 'call')} rewritten`] : []),
          ...(comments > 0 ? [`${plural(comments, 'comment')} updated`] : []),
          `${counts.manual} left for you`,
        ];
  const suppressed = findings.filter(({ status }) => status === 'suppressed').length;
  if (suppressed > 0) parts.push(`${suppressed} suppressed`);
  if (counts.declined > 0) parts.push(`${counts.declined} declined`);
  if (counts.notes > 0) parts.push(plural(counts.notes, 'note'));
  lines.push(`${parts.join(', ')}.`);
  const left = Object.entries(counts.leftAlone);
  if (left.length > 0) lines.push(`Left alone: ${left.map(([reason, count]) => `${count} ${reason}`).join('; ')}.`);
  if (hint !== undefined) lines.push(hint);
  return `${lines.map((line, i) => (i === 0 ? paint.bold(line) : line)).join('\n')}\n`;
}
