import type { Plan } from '../types.js';

/** The plan as JSON, documented by `schema/plan.schema.json`. */
export function jsonReport(plan: Plan): string {
  return `${JSON.stringify(plan, null, 2)}\n`;
}
