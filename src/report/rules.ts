import { checklist } from '../transforms/checklist.js';
import type { Rule } from '../transforms/transform.js';

/** One line per rule: name, kind, severity and summary. */
export function listRules(rules: readonly Rule[]): string {
  const widest = Math.max(...rules.map(({ name }) => name.length));
  return rules
    .map(({ name, kind, severity, summary, defaultOn }) => {
      const off = defaultOn ? '' : ' (off unless selected)';
      return `${name.padEnd(widest)}  ${kind.padEnd(9)}  ${severity.padEnd(7)}  ${summary}${off}\n`;
    })
    .join('');
}

/** What a rule is for, with its examples, what its fix does and what it does not see. */
export function explainRule(rule: Rule): string {
  const { name, kind, severity, summary, explain, companions, defaultOn } = rule;
  const line = checklist.find(({ id }) => id === rule.checklist)!;
  const parts = [
    `${name} (${kind}, ${severity}${defaultOn ? '' : ', off unless selected'}): ${summary}`,
    explain.why,
    `Bad:\n${indented(explain.bad)}`,
    `Good:\n${indented(explain.good)}`,
    `${kind === 'transform' ? 'The fix' : 'What to do'}: ${explain.fix}`,
    `What it will not see: ${explain.limits}`,
    `Counts under: ${line.section}: ${line.text}.`,
    ...(companions ? [`Runs along: ${companions.join(', ')}`] : []),
  ];
  return `${parts.join('\n\n')}\n`;
}

function indented(code: string): string {
  return code.replace(/^(?=.)/gm, '  ');
}
