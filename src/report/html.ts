import type { Change, Plan, Source } from '../types.js';
import { pageData } from './page-data.js';

/** What stands in the built page where the plan goes. */
const PLACE = '"the plan goes here"';

/**
 * The page for people: one file that needs nothing else.
 * @param page the page as the build made it
 */
export function htmlReport(
  page: string,
  plan: Plan,
  changed: readonly Change[],
  sources: ReadonlyMap<string, Source>,
): string {
  const [before, after, ...rest] = page.split(PLACE);
  if (before === undefined || after === undefined || rest.length > 0)
    throw new Error('the built page has no place for the plan');
  return `${before}${escapedJson(pageData(plan, changed, sources))}${after}`;
}

/**
 * JSON that can stand in a script element: nothing in it ends the element, opens a comment or is a line end to old
 * JavaScript (HTML standard, "Restrictions for contents of script elements").
 */
export function escapedJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
