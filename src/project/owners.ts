import { join } from 'node:path';
import { globRules } from './globs.js';
import { readText } from './read-text.js';

/** Where hosts look for the file; the first one counts (GitHub: "About code owners"; GitLab: "Code Owners"). */
const PLACES = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS', '.gitlab/CODEOWNERS'];

interface OwnerRule {
  readonly owners: readonly string[];
  matches(path: string): boolean;
}

/** Who owns a path; empty where nobody does. */
export type Owners = (path: string) => readonly string[];

/** Reads the CODEOWNERS file of a repository, if it has one. @param root absolute: the top of the repository */
export function codeOwners(root: string): Owners | undefined {
  for (const place of PLACES) {
    const text = readText(join(root, place));
    if (text !== undefined) return parseOwners(text);
  }
  return undefined;
}

/**
 * Understands the lines of a CODEOWNERS file: patterns as git's ignore files have them, and the last line that matches
 * wins. GitLab's `[Section] @owner` gives the lines below it their owners where they name none.
 */
export function parseOwners(text: string): Owners {
  const rules: OwnerRule[] = [];
  let inherited: readonly string[] = [];
  for (const line of text.split(/\r\n|\n|\r/)) {
    const section = /^\s*\^?\[[^\]]+\](?:\[\d+\])?(.*)$/.exec(line);
    if (section) {
      inherited = words(section[1]!);
      continue;
    }
    const [pattern, ...owners] = words(line);
    if (pattern === undefined || pattern.startsWith('!')) continue;
    rules.push({ owners: owners.length > 0 ? owners : inherited, matches: matcher(pattern) });
  }
  return path => rules.findLast(rule => rule.matches(path))?.owners ?? [];
}

/** Words up to a comment; a space or `#` behind a backslash belongs to its word. */
function words(line: string): string[] {
  const found: string[] = [];
  for (const [word] of line.matchAll(/(?:\\.|[^\s\\])+/g)) {
    if (word.startsWith('#')) break;
    found.push(word);
  }
  return found;
}

function matcher(pattern: string): (path: string) => boolean {
  const rules = globRules([pattern]);
  // Other than in an ignore file, `docs/*` does not reach what lies in the folders of `docs`.
  const depth = /[^*]\/\*$/.test(pattern) && !pattern.includes('**') ? segments(pattern) : undefined;
  return path => (depth === undefined || segments(path) === depth) && rules.ignores(path);
}

function segments(path: string): number {
  return path.replace(/^\//, '').split('/').length;
}
