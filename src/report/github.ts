import type { Change, Plan, PlanFile, PlanFinding } from '../types.js';
import type { ReportOptions } from './reporters.js';

/**
 * The plan as workflow commands of GitHub Actions, which show findings beside the code of a pull request
 * (docs.github.com, "Workflow commands"). Paths are relative to the root of the repository, as it wants them.
 */
export function githubReport(plan: Plan, _changes: readonly Change[], _options: ReportOptions): string {
  const lines = [...plan.findings.flatMap(annotation), ...plan.files.flatMap(problem)];
  const { scanned, failed, fixes, manual } = plan.summary;
  lines.push(
    `${plan.tool.name} ${plan.command}: ${scanned} ${scanned === 1 ? 'file' : 'files'} scanned, ${failed} failed; ${fixes} to rewrite, ${manual} left for you.`,
  );
  return `${lines.join('\n')}\n`;
}

/** What people declined or suppressed is not shown again. */
function annotation({ rule, path, start, end, message, reason, status, severity }: PlanFinding): string[] {
  if (status === 'declined' || status === 'suppressed') return [];
  const level = status === 'note' || severity === 'info' ? 'notice' : severity;
  const text = reason === undefined ? message : `${message} (${reason})`;
  // Columns count only within one line.
  const isOneLine = start.line === end.line;
  const columns = isOneLine && { col: start.column, endColumn: end.column };
  const properties = { file: path, line: start.line, endLine: end.line, ...columns, title: rule };
  return [command(level, properties, text)];
}

function problem({ path, status, reason, position, partlyParsed }: PlanFile): string[] {
  const at = position ?? partlyParsed;
  const properties = { file: path, ...(at && { line: at.line, col: at.column }) };
  if (status === 'failed') return [command('error', properties, reason ?? 'failed')];
  return partlyParsed ? [command('warning', properties, 'partly parsed: the code here was not understood')] : [];
}

function command(name: string, properties: object, message: string): string {
  const given = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${name} ${given.join(',')}::${escapeData(message)}`;
}

/** A line break would end the command, and could begin another one. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
