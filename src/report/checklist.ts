import { type ChecklistLine, checklist } from '../transforms/checklist.js';
import { rules } from '../transforms/index.js';
import type { Plan, PlanFinding, Subject } from '../types.js';
import type { Paint } from './paint.js';

/** How the code does under one line of the policy's checklist. */
interface Score {
  readonly line: ChecklistLine;
  readonly findings: readonly PlanFinding[];
  /** Workflows, or activities where the line is about these, and how many of them have no finding under this line. */
  readonly subjects: number;
  readonly clean: number;
  readonly noun: string;
}

/** The policy's checklist with a score for each line, and the findings under it. */
export function checklistText(plan: Plan, show: (finding: PlanFinding) => string, paint: Paint): string {
  const lines: string[] = [];
  let section = '';
  for (const score of scores(plan)) {
    if (score.line.section !== section) lines.push(`${lines.length > 0 ? '\n' : ''}${paint.bold(score.line.section)}`);
    section = score.line.section;
    lines.push(headline(score, paint));
    for (const finding of score.findings) lines.push(show(finding).replace(/^/gm, '    '));
  }
  return `${lines.join('\n')}\n`;
}

function headline({ line, findings, subjects, clean, noun }: Score, paint: Paint): string {
  const mark = findings.length === 0 ? paint.green('✓') : paint.red('✗');
  const share = subjects === 0 ? '' : `${clean} of ${subjects} ${noun} (${Math.floor((100 * clean) / subjects)} %)`;
  const found = findings.length === 0 ? '' : `${findings.length} finding${findings.length === 1 ? '' : 's'}`;
  const score = [share, found].filter(part => part !== '').join(', ');
  return `  ${mark} ${line.text}${score === '' ? '' : `: ${score}`}`;
}

function scores({ findings, subjects }: Plan): Score[] {
  const lineOf = new Map(rules.map(({ name, checklist: id }) => [name, id as string]));
  const open = findings.filter(({ status }) => status === 'manual' || status === 'conflict' || status === 'failed');
  return checklist.flatMap((line): Score[] => {
    if (!rules.some(rule => rule.checklist === line.id)) return [];
    const under = open.filter(({ rule }) => lineOf.get(rule) === line.id);
    const isOfActivities = line.id === 'activities-results';
    const all = (isOfActivities ? subjects?.activities : subjects?.workflows) ?? [];
    const clean = all.filter(subject => !under.some(finding => concerns(finding, subject))).length;
    return [{ line, findings: under, subjects: all.length, clean, noun: isOfActivities ? 'activities' : 'workflows' }];
  });
}

/** The finding lies in the definition. */
function concerns({ path, symbol }: PlanFinding, subject: Subject): boolean {
  return path === subject.path && (symbol === subject.symbol || symbol.startsWith(`${subject.symbol}.`));
}
