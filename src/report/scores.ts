import { type ChecklistLine, checklist } from '../transforms/checklist.js';
import { rules } from '../transforms/index.js';
import type { Plan, PlanFinding, Subject } from '../types.js';

/** How the code does under one line of the policy's checklist. */
export interface Score {
  readonly line: ChecklistLine;
  readonly findings: readonly PlanFinding[];
  /** What is worth knowing under this line, and counts against nothing. */
  readonly remarks: number;
  /** Workflows, or activities where the line is about these, and how many of them have no finding under this line. */
  readonly subjects: number;
  readonly clean: number;
  readonly noun: string;
}

/** The lines of the policy's checklist that rules stand for, in its order, each with its score. */
export function scores({ findings, subjects }: Plan): Score[] {
  const lineOf = new Map(rules.map(({ name, checklist: id }) => [name, id as string]));
  const open = findings.filter(({ status }) => status === 'manual' || status === 'conflict' || status === 'failed');
  return checklist.flatMap((line): Score[] => {
    if (!rules.some(rule => rule.checklist === line.id)) return [];
    const under = open.filter(({ rule }) => lineOf.get(rule) === line.id);
    const remarks = findings.filter(({ rule, status }) => status === 'note' && lineOf.get(rule) === line.id).length;
    const isOfActivities = line.id === 'activities-results';
    const all = (isOfActivities ? subjects?.activities : subjects?.workflows) ?? [];
    const clean = all.filter(subject => !under.some(finding => concerns(finding, subject))).length;
    const noun = isOfActivities ? 'activities' : 'workflows';
    return [{ line, findings: under, remarks, subjects: all.length, clean, noun }];
  });
}

/** The finding lies in the definition. */
function concerns({ path, symbol }: PlanFinding, subject: Subject): boolean {
  return path === subject.path && (symbol === subject.symbol || symbol.startsWith(`${subject.symbol}.`));
}
