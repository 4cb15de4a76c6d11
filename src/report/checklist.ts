import type { Plan, PlanFinding } from '../types.js';
import type { Paint } from './paint.js';
import { type Score, scores } from './scores.js';

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

const counted = (count: number, noun: string) => (count === 0 ? '' : `${count} ${noun}${count === 1 ? '' : 's'}`);

function headline({ line, findings, remarks, subjects, clean, noun }: Score, paint: Paint): string {
  const mark = findings.length === 0 ? paint.green('✓') : paint.red('✗');
  const share = subjects === 0 ? '' : `${clean} of ${subjects} ${noun} (${Math.floor((100 * clean) / subjects)} %)`;
  const score = [share, counted(findings.length, 'finding'), counted(remarks, 'remark')]
    .filter(part => part !== '')
    .join(', ');
  return `  ${mark} ${line.text}${score === '' ? '' : `: ${score}`}`;
}
