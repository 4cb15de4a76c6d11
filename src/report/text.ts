import { posix, relative } from 'node:path';
import type { Change, Plan, PlanFile, PlanFinding, Position } from '../types.js';
import { unifiedDiff, visible } from './diff.js';
import { type Paint, plain } from './paint.js';

/** How to show a plan. */
export interface TextOptions {
  /** Absolute; paths are shown relative to it. */
  readonly cwd: string;
  readonly paint?: Paint;
  /** Leaves the diffs out. */
  readonly findingsOnly?: boolean;
  /** What a following run could do: shown when a dry run has changes. */
  readonly hint?: string;
}

/** The plan for people: diffs, what is worth reading, what remains to be done, and the counts. */
export function textReport(plan: Plan, changes: readonly Change[], options: TextOptions): string {
  const paint = options.paint ?? plain;
  const name = (path: string) => visible(relative(options.cwd, posix.join(plan.root, path)) || path);
  const sections: string[] = [];
  if (!options.findingsOnly) {
    sections.push(changes.map(change => unifiedDiff(change, name(change.path), paint)).join('\n'));
  }
  const show = (finding: PlanFinding) => showFinding(finding, name, paint);
  sections.push(section('Worth reading', plan.findings.filter(isRemarkable).map(show), paint));
  const manual = plan.findings.filter(({ status }) => ['manual', 'failed', 'conflict'].includes(status));
  sections.push(section(plan.command === 'check' ? 'Findings' : 'Left for you', manual.map(show), paint));
  sections.push(section('Notes', plan.findings.filter(({ status }) => status === 'note').map(show), paint));
  sections.push(
    section(
      'Files',
      plan.files.flatMap(file => showFile(file, name, paint)),
      paint,
    ),
  );
  sections.push(summary(plan, options, paint));
  return sections.filter(text => text !== '').join('\n');
}

/** A rewrite that does more than change the form: it repairs a call, or tests will notice it. */
function isRemarkable(finding: PlanFinding): boolean {
  return finding.status === 'apply' && (finding.related !== undefined || /TypeError/.test(finding.message));
}

function section(title: string, lines: readonly string[], paint: Paint): string {
  return lines.length === 0 ? '' : `${paint.bold(`${title}:`)}\n${lines.join('\n')}\n`;
}

function place(path: string, position: Position | undefined): string {
  return position ? `${path}:${position.line}:${position.column}` : path;
}

function showFinding(finding: PlanFinding, name: (path: string) => string, paint: Paint): string {
  const where = place(name(finding.path), finding.start);
  const reason = finding.reason === undefined ? '' : ` (${visible(finding.reason)})`;
  const lines = [`${paint.cyan(where)}: ${paint.yellow(finding.rule)}: ${visible(finding.message)}${reason}`];
  for (const related of finding.related ?? []) {
    lines.push(`  ${paint.dim(`${place(name(related.path), related.position)}: ${visible(related.message)}`)}`);
  }
  return lines.join('\n');
}

function showFile(file: PlanFile, name: (path: string) => string, paint: Paint): string[] {
  const lines: string[] = [];
  if (file.status === 'failed' || file.status === 'skipped') {
    const where = place(name(file.path), file.position);
    lines.push(`${paint.cyan(where)}: ${file.status === 'failed' ? paint.red('error') : 'skipped'}: ${file.reason}`);
  }
  if (file.partlyParsed && file.status !== 'failed') {
    const where = place(name(file.path), file.partlyParsed);
    lines.push(`${paint.cyan(where)}: partly parsed: the code here was not understood, and nothing in it was changed`);
  }
  return lines;
}

const plural = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;

function summary({ command, summary: counts }: Plan, { hint }: TextOptions, paint: Paint): string {
  const lines = [
    `${plural(counts.scanned, 'file')} scanned: ${counts.changed} changed, ${counts.clean} clean, ${counts.skipped} skipped, ${counts.failed} failed.`,
  ];
  const parts =
    command === 'check'
      ? [plural(counts.manual, 'finding')]
      : [`${plural(counts.fixes, 'call')} rewritten`, `${counts.manual} left for you`];
  if (counts.notes > 0) parts.push(plural(counts.notes, 'note'));
  lines.push(`${parts.join(', ')}.`);
  const left = Object.entries(counts.leftAlone);
  if (left.length > 0) lines.push(`Left alone: ${left.map(([reason, count]) => `${count} ${reason}`).join('; ')}.`);
  if (hint !== undefined) lines.push(hint);
  return `${lines.map((line, i) => (i === 0 ? paint.bold(line) : line)).join('\n')}\n`;
}
