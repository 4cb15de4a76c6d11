import type { Rule } from '../transforms/transform.js';

/** One line per rule: name, kind and summary. */
export function listRules(rules: readonly Rule[]): string {
  const widest = Math.max(...rules.map(({ name }) => name.length));
  return rules.map(({ name, kind, summary }) => `${name.padEnd(widest)}  ${kind.padEnd(9)}  ${summary}\n`).join('');
}

/** What a rule is for, with its example. */
export function explainRule({ name, kind, summary, explain, companions }: Rule): string {
  const along = companions ? `\nRuns along: ${companions.join(', ')}\n` : '';
  return `${name} (${kind}): ${summary}\n\n${explain.why}\n\nBefore:\n  ${explain.before}\nAfter:\n  ${explain.after}\n${along}`;
}
