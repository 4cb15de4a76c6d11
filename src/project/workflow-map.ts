import type { MapEdge, MapEdgeKind, MapNode, MapNodeKind, WorkflowMap } from '../map-types.js';
import { ownerClass } from '../python/functions.js';
import { onOneLine, signatureSpan } from '../python/signature.js';
import type { SourceFile } from '../python/source-file.js';
import type { SyntaxNode } from '../python/syntax.js';
import { activityTarget } from '../temporal/activity-targets.js';
import { candidateCalls } from '../temporal/candidates.js';
import { constantString } from '../temporal/constants.js';
import { type DoubtfulCall, type SdkCall, sdkCalls, understand } from '../temporal/sdk-calls.js';
import type { Span } from '../types.js';
import type { Project } from './project.js';

/** Who starts and calls whom in the whole repository, as far as it can be read off the code. */
export function workflowMap(project: Project): WorkflowMap {
  return new MapBuilder(project).build();
}

type Growing = { -readonly [Key in keyof MapNode]: MapNode[Key] } & { unresolved?: string[] };

class MapBuilder {
  readonly #project: Project;
  readonly #nodes = new Map<string, Growing>();
  readonly #edges: MapEdge[] = [];
  /** The boxes of definitions, by what defines them. */
  readonly #definitions = new Map<SyntaxNode, Growing>();
  readonly #workflowsByName = new Map<string, Growing[]>();

  constructor(project: Project) {
    this.#project = project;
  }

  build(): WorkflowMap {
    const { facts } = this.#project;
    for (const { file, node, name, run } of facts.workflows) {
      const box = this.#define('workflow', file, node, name, run);
      this.#workflowsByName.set(box.name, [...(this.#workflowsByName.get(box.name) ?? []), box]);
    }
    for (const { file, node, name } of facts.activities) this.#define('activity', file, node, name, node);
    for (const file of this.#project.filesWith(candidateCalls(this.#project))) {
      for (const call of sdkCalls(file, this.#project)) this.#call(call);
    }
    return { nodes: [...this.#nodes.values()].sort(byPlace), edges: this.#edges };
  }

  #define(
    kind: MapNodeKind,
    file: SourceFile,
    node: SyntaxNode,
    registered: string | undefined,
    runs: SyntaxNode | undefined,
  ): Growing {
    const own = qualifiedName(file, node);
    const span = runs && signatureSpan(runs);
    const outer = node.parent?.type === 'decorated_definition' ? node.parent : node;
    const box = this.#box(kind, `${file.path}#${own}`, registered ?? own, {
      path: file.path,
      span: { start: outer.start, end: outer.end },
      position: file.lines.position(node.child('name')?.start ?? node.start),
      ...(span && { signature: onOneLine(file.text.slice(span.start, span.end)), signatureSpan: span }),
    });
    this.#definitions.set(node, box);
    return box;
  }

  #box(kind: MapNodeKind, id: string, name: string, place: Partial<Growing> = {}): Growing {
    const known = this.#nodes.get(id);
    if (known) return known;
    const box: Growing = { id, kind, name, ...place };
    this.#nodes.set(id, box);
    return box;
  }

  #call(found: SdkCall | DoubtfulCall): void {
    // A receiver of unknown type does not matter where the target is a workflow of the repository beyond doubt.
    const call = found.kind === 'sdk' ? found : understand(found.file, found.call, found.apis[0]!);
    if (found.kind === 'doubtful' && !this.#workflowOf(call)) return;
    const kind = edgeKind(call);
    if (!kind) return;
    const from = this.#caller(call.file, call.call.node);
    const to = kind === 'calls' ? this.#activity(call) : this.#workflow(call, kind, from);
    if (to) this.#connect(from, to, kind, call.file, call.call.node);
    else if (call.target && kind !== 'signals') {
      const written = call.file.textOf(call.target).replace(/\s+/g, ' ');
      from.unresolved = [...new Set([...(from.unresolved ?? []), written])];
    }
  }

  #connect(from: Growing, to: Growing, kind: MapEdgeKind, file: SourceFile, { start, end }: Span): void {
    const position = file.lines.position(start);
    this.#edges.push({ from: from.id, to: to.id, kind, path: file.path, span: { start, end }, position });
  }

  /** The box that a call stands in: its workflow or activity, else its file. */
  #caller(file: SourceFile, node: SyntaxNode): Growing {
    for (let outer = node.parent; outer; outer = outer.parent) {
      const box = this.#definitions.get(outer);
      if (box) return box;
    }
    const span = { start: 0, end: file.text.length };
    return this.#box('code', file.path, file.path, { path: file.path, span, position: { line: 1, column: 1 } });
  }

  #activity(call: SdkCall): Growing | undefined {
    const target = activityTarget(call, this.#project);
    if (target.kind === 'definition') return this.#definitions.get(target.activity.node);
    if (target.kind !== 'name') return undefined;
    const named = this.#project.facts.activitiesByName.get(target.name) ?? [];
    // Several workers may have an activity of one name; which of them is meant cannot be known.
    if (named.length > 1) return undefined;
    return named[0] ? this.#definitions.get(named[0].node) : this.#elsewhere('activity', target.name);
  }

  #workflow(call: SdkCall, kind: MapEdgeKind, from: Growing): Growing | undefined {
    const definition = this.#workflowOf(call);
    if (definition) return definition;
    if (kind === 'continues' && !call.target) return from.kind === 'workflow' ? from : undefined;
    const name = call.target && constantString(call.file, call.target, this.#project);
    // Of a signal or query the name says nothing about the workflow.
    if (name === undefined || kind === 'signals') return undefined;
    const named = this.#workflowsByName.get(name) ?? [];
    return named.length > 1 ? undefined : (named[0] ?? this.#elsewhere('workflow', name));
  }

  /** The box of `W`, `W.run` or `W.a_signal`. */
  #workflowOf({ file, target }: SdkCall): Growing | undefined {
    const { resolver } = this.#project;
    if (!target) return undefined;
    const object = target.type === 'attribute' ? target.child('object') : undefined;
    for (const expression of [object, target]) {
      const resolved = expression && resolver.resolve(file, expression);
      if (resolved?.kind !== 'definition') continue;
      const box =
        this.#definitions.get(resolved.node) ?? this.#definitions.get(ownerClass(resolved.node) ?? resolved.node);
      if (box?.kind === 'workflow') return box;
    }
    return undefined;
  }

  #elsewhere(what: string, name: string): Growing {
    return this.#box('elsewhere', `${what}:${name}`, name);
  }
}

function edgeKind({ api, call }: SdkCall): MapEdgeKind | undefined {
  if (api.target === 'activity') return 'calls';
  if (api.kind === 'child-workflow') return 'child';
  if (api.kind === 'continue-as-new') return 'continues';
  if (api.kind === 'handle' || api.target === 'update') return 'signals';
  return api.target === 'workflow' && call.args.length > 0 ? 'starts' : undefined;
}

/** `Class.method`: the names of the definitions around, outermost first. */
function qualifiedName(file: SourceFile, node: SyntaxNode): string {
  const names: string[] = [];
  for (let at: SyntaxNode | undefined = node; at; at = at.ancestor('class_definition', 'function_definition')) {
    const name = at.child('name');
    if (name) names.unshift(file.textOf(name));
  }
  return names.join('.');
}

function byPlace(a: MapNode, b: MapNode): number {
  const [x, y] = [a.path ?? '\uFFFF', b.path ?? '\uFFFF'];
  if (x !== y) return x < y ? -1 : 1;
  return (a.span?.start ?? 0) - (b.span?.start ?? 0) || (a.id < b.id ? -1 : 1);
}
