import { overlaps } from '../edits.js';
import type { SourceFile } from '../python/source-file.js';
import type { Crash, Finding, Position, Span } from '../types.js';
import { refusedPlaces } from './tree-check.js';

/** A file in which nothing may be edited, and why. */
export interface Unfit {
  /** Said of the file. */
  readonly reason: string;
  /** Said of a fix that wanted to edit it. */
  readonly fixReason: string;
  readonly position?: Position;
}

/**
 * The files that must be left as they are: those that a rule crashed on, and those in which a syntax error lies where a
 * fix would edit, which do not run as they are.
 */
export function unfitFiles(
  findings: readonly Finding[],
  crashes: readonly Crash[],
  fileOf: (path: string) => SourceFile,
): Map<string, Unfit> {
  const unfit = new Map<string, Unfit>();
  const known = new Map<string, readonly Span[]>();
  const errorsOf = (path: string) => {
    let errors = known.get(path);
    if (!errors) {
      errors = errorsIn(fileOf(path));
      known.set(path, errors);
    }
    return errors;
  };
  for (const { path, span, fix } of findings) {
    if (!fix) continue;
    for (const place of [{ path, ...span }, ...fix.edits]) {
      if (unfit.has(place.path)) continue;
      const { lines } = fileOf(place.path);
      const error = errorsOf(place.path).find(node => overlaps(node, place) || touches(node, place));
      if (!error) continue;
      const position = lines.position(error.start);
      const fixReason = `the file has a syntax error in line ${position.line}`;
      unfit.set(place.path, { reason: 'syntax error where an edit would fall', fixReason, position });
    }
    for (const { path: importing } of fix.imports ?? []) fileOf(importing);
  }
  for (const { rule, path, message } of crashes) {
    // What the rule said before about the file may be wrong as well.
    if (path !== undefined) {
      unfit.set(path, { reason: `${rule} crashed: ${message}`, fixReason: `${rule} crashed on ${path}` });
    }
  }
  return unfit;
}

/** What the parser did not understand, and what Python refuses although the grammar lets it pass. */
function errorsIn({ tree, text }: SourceFile): readonly Span[] {
  // The grammar takes a byte order mark anywhere for white space, Python only at the very start.
  const marks = [...text.matchAll(/(?!^)\uFEFF/g)].map(({ index }) => ({ start: index, end: index + 1 }));
  return [...tree.errors, ...refusedPlaces(tree, text).map(({ node }) => node), ...marks];
}

/** A missing token has no width: it counts where it stands. */
function touches(error: Span, span: Span): boolean {
  return error.start === error.end && error.start >= span.start && error.start <= span.end;
}
