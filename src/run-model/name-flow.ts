import type { Project } from '../project/project.js';
import { parameterUses } from '../python/parameter-uses.js';
import type { SourceFile } from '../python/source-file.js';
import type { SyntaxNode } from '../python/syntax.js';
import { sdkApi, shortName } from '../temporal/sdk-api.js';
import { givenParameter } from './given-parameter.js';
import { hiddenStarts } from './hidden-starts.js';
import { contextOf } from './reference-context.js';
import { workflowCalls } from './workflow-calls.js';

/** A place in a file. */
export interface Place {
  readonly file: SourceFile;
  readonly node: SyntaxNode;
}

/** Where a workflow's name ends up: at a start that nobody can read a name off, or out of sight. */
export type Reached = { readonly kind: 'start'; readonly start: Place } | { readonly kind: 'lost' } | undefined;

const STARTS = new Set(sdkApi.filter(({ target }) => target === 'workflow').map(({ name }) => shortName(name)));
const NAMES_START = new RegExp(`\\b(?:${[...STARTS].join('|')})\\b`);
const FETCHES_START = new RegExp(`getattr\\s*\\([^()]*["'](?:${[...STARTS].join('|')})["']`);
const MOCKS =
  /^(?:assert_\w+|call_args\w*|call_count|called|await_\w+|return_value|side_effect|reset_mock|mock_calls)$/;
/** A name that comes by more places than this is out of sight. */
const MAX_PLACES = 300;

/** Follows names of workflows through variables, attributes and functions of the repository. */
export class NameFlow {
  readonly #project: Project;
  readonly #hidden = new Map<SourceFile, readonly SyntaxNode[]>();
  #written: boolean | undefined;

  constructor(project: Project) {
    this.#project = project;
  }

  /** Where the value of an expression ends up, as far as it can be followed. */
  reach(file: SourceFile, node: SyntaxNode, seen = new Set<SyntaxNode>()): Reached {
    if (seen.has(node)) return undefined;
    if (seen.size > MAX_PLACES) return { kind: 'lost' };
    seen.add(node);
    if (this.hiddenIn(file).includes(node)) return { kind: 'start', start: { file, node } };
    const { parent } = node;
    switch (parent?.type) {
      case 'parenthesized_expression':
      case 'conditional_expression':
      case 'boolean_operator':
        return this.reach(file, parent, seen);
      case 'named_expression':
        return first([
          () => this.reach(file, parent, seen),
          () => this.#reads(file, file.textOf(parent.child('name')!), parent.child('name')!, seen),
        ]);
      case 'assignment':
        return node.field === 'right' ? this.#assigned(file, parent, seen) : undefined;
      case 'default_parameter':
      case 'typed_default_parameter': {
        const name = parent.child('name')!;
        return this.#reads(file, file.textOf(name), name, seen);
      }
      case 'argument_list':
      case 'keyword_argument':
        return this.#given(file, node, parent, seen);
      case 'list':
      case 'tuple':
        return isExported(file, parent) ? undefined : { kind: 'lost' };
      case 'pair':
      case 'set':
      case 'return_statement':
      case 'yield':
      case 'lambda':
        return { kind: 'lost' };
      default:
        return undefined;
    }
  }

  /** The starts in a file that may be of any workflow. */
  hiddenIn(file: SourceFile): readonly SyntaxNode[] {
    const known = this.#hidden.get(file) ?? hiddenStarts(file, workflowCalls(file, this.#project), this.#project);
    this.#hidden.set(file, known);
    return known;
  }

  /** Whether every start of the repository says which workflow it is of: then a name in a table starts none. */
  get allWritten(): boolean {
    this.#written ??= [...this.#project.filesWith(text => NAMES_START.test(text))].every(
      file =>
        !FETCHES_START.test(file.text) &&
        this.hiddenIn(file).length === 0 &&
        file.nodes('identifier').every(node => !STARTS.has(file.textOf(node)) || isCalled(file, node)),
    );
    return this.#written;
  }

  #assigned(file: SourceFile, assignment: SyntaxNode, seen: Set<SyntaxNode>): Reached {
    const left = assignment.child('left');
    if (left?.type === 'identifier') return this.#reads(file, file.textOf(left), left, seen);
    if (left?.type !== 'attribute') return { kind: 'lost' };
    const text = file.textOf(left);
    const reads = file.nodes('attribute').filter(node => node !== left && file.textOf(node) === text);
    return first([...reads.map(read => () => this.reach(file, read, seen)), () => ({ kind: 'lost' })]);
  }

  /** The reads of a name that may have the value of one of its bindings. */
  #reads(file: SourceFile, name: string, binding: SyntaxNode, seen: Set<SyntaxNode>): Reached {
    const reads = file
      .nodes('identifier')
      .filter(node => node !== binding && file.textOf(node) === name)
      .filter(node => file.scopes.lookup(name, node).some(each => each.node === binding));
    return first(reads.map(read => () => this.reach(file, read, seen)));
  }

  #given(file: SourceFile, value: SyntaxNode, parent: SyntaxNode, seen: Set<SyntaxNode>): Reached {
    const list = parent.type === 'keyword_argument' ? parent.parent : parent;
    const call = list?.parent;
    if (list?.type !== 'argument_list' || call?.type !== 'call') return undefined;
    const given = givenParameter(file, call, value, this.#project);
    if (given) {
      const { name } = given.parameter;
      const { reads } = parameterUses(given.file, given.definition, [name]).get(name)!;
      return first(reads.map(read => () => this.reach(given.file, read, seen)));
    }
    if (contextOf(file, value, 'name', this.#project).kind === 'blocked')
      return { kind: 'start', start: { file, node: value } };
    const callee = this.#project.resolver.resolve(file, call.child('function')!);
    // What a class or a function of the repository does with an argument that has no parameter of its own.
    return callee.kind === 'definition' ? { kind: 'lost' } : undefined;
  }
}

/** `__all__ = ["Flow"]` */
function isExported(file: SourceFile, list: SyntaxNode): boolean {
  const left = list.parent?.child('left');
  return left !== undefined && file.textOf(left) === '__all__';
}

/** A start before anything out of sight. */
function first(all: readonly (() => Reached)[]): Reached {
  let lost: Reached;
  for (const reach of all) {
    const reached = reach();
    if (reached?.kind === 'start') return reached;
    lost ??= reached;
  }
  return lost;
}

/** Whether a method that starts workflows is called, defined or mocked here; else its name is handed to who knows whom. */
function isCalled(file: SourceFile, node: SyntaxNode): boolean {
  const expression = node.field === 'attribute' && node.parent?.type === 'attribute' ? node.parent : node;
  const { parent, field } = expression;
  switch (parent?.type) {
    case 'call':
      return field === 'function';
    case 'attribute':
      return MOCKS.test(file.textOf(parent.child('attribute')!));
    case 'assignment':
    case 'keyword_argument':
    case 'function_definition':
      return field === 'left' || field === 'name';
    case 'argument_list':
      // `async_to_sync(client.start_workflow)(…)`
      return parent.parent?.parent?.type === 'call' && parent.parent.field === 'function';
    default:
      return node.ancestor('import_statement', 'import_from_statement', 'block')?.type.startsWith('import') ?? false;
  }
}
