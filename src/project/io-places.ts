import type { SourceFile } from '../python/source-file.js';
import type { SyntaxNode } from '../python/syntax.js';
import { builtinHazard, type HazardKind, hazardOf } from '../temporal/hazards.js';
import type { Project } from './project.js';
import type { WorkflowCode, WorkflowFunction } from './workflow-code.js';
import { workflowSites } from './workflow-sites.js';

/** A place in workflow code that reaches out of the workflow. */
export interface IoPlace {
  readonly within: WorkflowFunction;
  readonly node: SyntaxNode;
  /** As people know it: `requests.get()`. */
  readonly what: string;
  readonly kind: HazardKind;
}

const KINDS: ReadonlySet<HazardKind> = new Set<HazardKind>(['network', 'file', 'process', 'thread', 'environment']);
const known = new WeakMap<WorkflowCode, ReadonlyMap<SyntaxNode, readonly IoPlace[]>>();

/** All such places of the repository by the function that they stand in, in source order; found once. */
export function ioPlaces(project: Project): ReadonlyMap<SyntaxNode, readonly IoPlace[]> {
  const code = project.workflowCode;
  const places = known.get(code) ?? find(project);
  known.set(code, places);
  return places;
}

function find(project: Project): Map<SyntaxNode, IoPlace[]> {
  const places = new Map<SyntaxNode, IoPlace[]>();
  for (const file of project.workflowCode.byFile.keys()) {
    for (const place of placesIn(file, project)) {
      places.set(place.within.node, [...(places.get(place.within.node) ?? []), place]);
    }
  }
  for (const each of places.values()) each.sort((a, b) => a.node.start - b.node.start);
  return places;
}

function* placesIn(file: SourceFile, project: Project): Generator<IoPlace> {
  for (const { within, call, name, builtin } of workflowSites(file, project)) {
    const kind = (builtin ? builtinHazard(name) : hazardOf(name))?.kind;
    if (!kind || !KINDS.has(kind)) continue;
    yield { within, node: call.node, what: `${file.textOf(call.callee).replace(/\s+/g, '')}()`, kind };
  }
  for (const within of project.workflowCode.byFile.get(file) ?? []) {
    for (const node of within.nodes) {
      if (isEnviron(file, node, project)) yield { within, node, what: 'os.environ[…]', kind: 'environment' };
    }
  }
}

/** `os.environ["X"]` */
function isEnviron(file: SourceFile, node: SyntaxNode, { resolver }: Project): boolean {
  const value = node.type === 'subscript' ? node.child('value') : undefined;
  if (!value || !file.textOf(value).endsWith('environ')) return false;
  const resolved = resolver.resolve(file, value);
  return resolved.kind === 'external' && resolved.name === 'os.environ';
}
