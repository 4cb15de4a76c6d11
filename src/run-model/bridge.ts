import type { Project } from '../project/project.js';
import { descendants } from '../python/syntax.js';
import type { ModelField } from './fields.js';
import { objectShape } from './json-shape.js';
import type { WorkflowRun } from './workflow-run.js';

/**
 * What lets a run take the payloads that were sent before there was a model. The variadic turns the SDK's type hints off
 * (temporalio/worker/_workflow_instance.py: they are used only where their number is that of the payloads), so the first
 * payload arrives as plain JSON: the model's object, or the old first argument.
 */
export interface Bridge {
  /** The lines of the model's class method, without indentation. */
  readonly method: readonly string[];
  /** The variadic parameter as written. */
  readonly variadic: string;
  /** The statement that the body begins with. */
  readonly statement: string;
}

/** The name of the class method. */
export const METHOD = 'from_payloads';

/** What decides the text of a bridge. */
export interface BridgeParts {
  readonly model: string;
  readonly request: string;
  readonly legacy: string;
  readonly test: BridgeTest;
}

/**
 * How the model is told from an old first payload, where only one came. `count`: an old starter always sent more.
 * `object`: an old first payload is never a JSON object. `key`: it is never one with this key.
 */
export type BridgeTest =
  | { readonly kind: 'count' }
  | { readonly kind: 'object' }
  | { readonly kind: 'key'; readonly key: string };

/** The bridge for a workflow, or why an old payload could not be told from the model. */
export function bridgeFor(
  workflow: WorkflowRun,
  fields: readonly ModelField[],
  model: string,
  request: string,
  project: Project,
): Bridge | { readonly obstacle: string } {
  const test = testFor(workflow, fields, project);
  if (!test) {
    const first = fields[0]!.parameter.name;
    return {
      obstacle: `with --in-flight an old payload must be told from the model, and ${first} can be a dict that has the key ${fields[0]!.name} as well`,
    };
  }
  if (fields.some(({ name }) => name === METHOD)) return { obstacle: `a parameter is called ${METHOD}` };
  return bridgeText({ model, request, legacy: legacyName(workflow), test });
}

/** The text of a bridge. */
export function bridgeText({ model, request, legacy, test }: BridgeParts): Bridge {
  const old = 'return cls.model_validate(dict(zip(cls.model_fields, (first, *rest))))';
  const lines =
    test.kind === 'count'
      ? ['if rest:', `    ${old}`]
      : test.kind === 'object'
        ? ['if rest or not isinstance(first, (cls, dict)):', `    ${old}`]
        : [
            'keys = first if isinstance(first, dict) else ()',
            `if rest or not (isinstance(first, cls) or "${test.key}" in keys):`,
            `    ${old}`,
          ];
  return {
    method: [
      '@classmethod',
      `def ${METHOD}(cls, first: Any, *rest: Any) -> "${model}":`,
      '    """Takes the model, or the payloads that were sent before there was one."""',
      ...lines.map(line => `    ${line}`),
      '    return cls.model_validate(first)',
    ],
    variadic: `*${legacy}: Any`,
    statement: `${request} = ${model}.${METHOD}(${request}, *${legacy})`,
  };
}

function testFor({ file }: WorkflowRun, fields: readonly ModelField[], project: Project): BridgeTest | undefined {
  const required = fields.filter(field => field.default === undefined).length;
  if (required > 1) return { kind: 'count' };
  const first = fields[0]!;
  const shape = objectShape(file, first.parameter.annotation, project);
  if (shape === 'no') return { kind: 'object' };
  // Whoever sends the model sends its first field.
  return shape !== 'any' && !shape.has(first.name) ? { kind: 'key', key: first.name } : undefined;
}

/** `legacy`, unless the methods use that name. */
function legacyName({ file, run, init }: WorkflowRun): string {
  const used = new Set<string>();
  for (const method of [run, ...(init ? [init.node] : [])]) {
    for (const node of descendants(method)) if (node.type === 'identifier') used.add(file.textOf(node));
  }
  let name = 'legacy';
  while (used.has(name)) name += '_';
  return name;
}
