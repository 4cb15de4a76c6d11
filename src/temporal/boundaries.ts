import type { SourceFile } from '../python/source-file.js';
import type { SyntaxNode } from '../python/syntax.js';
import { isTestFile } from '../python/test-files.js';
import { readType, type Type } from '../python/types.js';
import { type EntryPoint, entryPoints } from './entry-points.js';
import type { Semantics } from './semantics.js';

/** One value that goes into or comes out of a workflow or activity, and so is stored in a history. */
export interface Boundary {
  readonly point: EntryPoint;
  /** The name of the parameter; undefined for the result. */
  readonly parameter: string | undefined;
  /** The parameter, or the annotation of the result. */
  readonly node: SyntaxNode;
  readonly type: Type;
}

/**
 * The annotated parameters of the entry points of a kind, in source order. Tests are left out: what they send and return
 * stays small, and their fakes have the types of what they stand for.
 */
export function* parametersIn(file: SourceFile, kind: EntryPoint['kind'], semantics: Semantics): Generator<Boundary> {
  for (const point of pointsIn(file, kind, semantics)) {
    for (const { annotation, name, node } of point.parameters) {
      if (!annotation) continue;
      const type = readType({ file, at: annotation, resolver: semantics.resolver });
      yield { point, parameter: name, node, type };
    }
  }
}

/** The annotated results of the entry points of a kind, in the same way. */
export function* resultsIn(file: SourceFile, kind: EntryPoint['kind'], semantics: Semantics): Generator<Boundary> {
  for (const point of pointsIn(file, kind, semantics)) {
    const { returns } = point;
    if (!returns) continue;
    const type = readType({ file, at: returns, resolver: semantics.resolver });
    yield { point, parameter: undefined, node: returns, type };
  }
}

function pointsIn(file: SourceFile, kind: EntryPoint['kind'], semantics: Semantics): readonly EntryPoint[] {
  return isTestFile(file) ? [] : entryPoints(file, semantics).filter(point => point.kind === kind);
}
