import type { Project } from '../project/project.js';
import { classKind } from '../python/classes.js';
import type { Resolved, Resolver } from '../python/resolver.js';
import type { Binding } from '../python/scope.js';
import type { SourceFile } from '../python/source-file.js';
import { stringValue } from '../python/strings.js';
import type { SyntaxNode } from '../python/syntax.js';

/** Whether a type can be the type of a model's field. */
export interface FieldVerdict {
  /** Why not, for people; undefined where it can. */
  readonly obstacle: string | undefined;
  /** Names of types in it that the SDK's default converter does not encode. */
  readonly needsConverter: ReadonlySet<string>;
}

const BUILTIN = new Set(
  'str int float bool complex list dict set frozenset tuple None object Ellipsis NotImplemented'.split(' '),
);
/** Standard classes for which Pydantic has a schema (docs.pydantic.dev, "Standard Library Types"). */
const STANDARD =
  /^(?:datetime\.(?:datetime|date|time|timedelta)|uuid\.UUID|decimal\.Decimal|fractions\.Fraction|pathlib\.(?:Pure)?(?:Posix|Windows)?Path|ipaddress\.\w+|enum\.\w+|collections\.(?:deque|OrderedDict|defaultdict|Counter)|re\.Pattern|pydantic\..+|temporalio\.common\.(?:RetryPolicy|Priority|\w+Policy))$/;
/** Generic and special forms of typing that carry data. */
const TYPING =
  /^(?:typing|typing_extensions|collections\.abc)\.(?:Any|Optional|Union|List|Dict|Set|FrozenSet|AbstractSet|Tuple|Sequence|MutableSequence|Mapping|MutableMapping|Iterable|Collection|Literal|Annotated|Text|Type|DefaultDict|OrderedDict|Deque|Counter|LiteralString)$/;
/** The default converter of the SDK does not encode these in a model; `datetime` and `UUID` it does (docs/sdk-facts.md). */
const NEEDS_CONVERTER =
  /^(?:datetime\.(?:date|time|timedelta)|decimal\.Decimal|pathlib\.\w+|ipaddress\.\w+|re\.Pattern|temporalio\.common\.RetryPolicy)$/;
/** The keys of a JSON object: these it does not encode. */
const NO_KEY = /^(?:datetime\.datetime|uuid\.UUID)$/;
const MAPPINGS = /^(?:typing|typing_extensions|collections\.abc|collections)\.\w*(?:Dict|dict|Mapping)$/;
const STRING_ENUM = new Set(['enum.IntEnum', 'enum.StrEnum', 'enum.IntFlag', 'str', 'int']);
const MAX_DEPTH = 40;

/** Follows an annotation to its ends, through aliases and the fields of dataclasses and TypedDicts, across files. */
export class FieldTypes {
  readonly #resolver: Resolver;
  readonly #oldest: number;

  /** @param oldest the oldest minor version of Python 3 that the project runs on, if known */
  constructor({ resolver }: Project, oldest: number | undefined) {
    this.#resolver = resolver;
    this.#oldest = oldest ?? 0;
  }

  /**
   * @param annotation as it stands in the signature
   * @param owner the workflow class: names of its body are out of reach of a model before it
   * @param whole whether a value of the type is a payload of its own now
   */
  judge(file: SourceFile, annotation: SyntaxNode, owner: SyntaxNode, whole = true): FieldVerdict {
    const needsConverter = new Set<string>();
    const walk = new Walk(this.#resolver, this.#oldest, owner, needsConverter, whole);
    return { obstacle: walk.type(file, annotation, 0), needsConverter };
  }
}

class Walk {
  readonly #seen = new Set<SyntaxNode>();

  readonly #resolver: Resolver;
  readonly #oldest: number;
  readonly #owner: SyntaxNode;
  readonly #needsConverter: Set<string>;
  readonly #whole: boolean;

  constructor(resolver: Resolver, oldest: number, owner: SyntaxNode, needsConverter: Set<string>, whole: boolean) {
    this.#resolver = resolver;
    this.#oldest = oldest;
    this.#owner = owner;
    this.#needsConverter = needsConverter;
    this.#whole = whole;
  }

  type(file: SourceFile, node: SyntaxNode, depth: number): string | undefined {
    if (depth > MAX_DEPTH) return `${file.textOf(node)} is nested too deeply to be followed`;
    const inner = (part: SyntaxNode) => this.type(file, part, depth + 1);
    const first = (parts: readonly SyntaxNode[]) => firstOf(parts, inner);
    switch (node.type) {
      case 'type':
      case 'parenthesized_expression':
      case 'tuple':
      case 'expression_list':
      case 'type_parameter':
      case 'binary_operator':
      case 'union_type':
        return first(node.parts);
      case 'none':
      case 'ellipsis':
        return undefined;
      case 'string':
        return this.#quoted(file, node, depth);
      case 'identifier':
      case 'attribute':
        return this.#name(file, node, this.#resolver.resolve(file, node), depth);
      case 'generic_type':
      case 'subscript': {
        const [base, ...rest] = node.parts;
        if (!base) return undefined;
        const resolved = this.#resolver.resolve(file, base);
        const name = resolved.kind === 'external' ? resolved.name : '';
        if (/^typing(_extensions)?\.Literal$/.test(name)) return undefined;
        const args = rest.flatMap(part => (part.type === 'type_parameter' ? part.parts : [part]));
        const carried = /^typing(_extensions)?\.Annotated$/.test(name) ? args.slice(0, 1) : args;
        if (args[0] && (MAPPINGS.test(name) || file.textOf(base) === 'dict')) this.#key(file, args[0]);
        return inner(base) ?? first(carried);
      }
      default:
        return `${file.textOf(node)} is not understood as a type`;
    }
  }

  #key(file: SourceFile, node: SyntaxNode): void {
    const resolved = this.#resolver.resolve(file, node.type === 'type' ? node.parts[0]! : node);
    if (resolved.kind === 'external' && NO_KEY.test(resolved.name)) this.#needsConverter.add(file.textOf(node));
  }

  /** A quoted annotation: every dotted name in it has to be a type that can be a field's. */
  #quoted(file: SourceFile, node: SyntaxNode, depth: number): string | undefined {
    const text = stringValue(node, file.text);
    if (text === undefined) return `${file.textOf(node)} is not understood as a type`;
    if (/\bLiteral\b/.test(text)) return undefined;
    return firstOf(text.match(/[\p{ID_Start}_][\p{ID_Continue}.]*/gu) ?? [], name => {
      const [head, ...rest] = name.split('.');
      const resolved = rest.reduce(
        (base, part) => this.#resolver.member(base, part),
        this.#resolver.resolveName(file, head!, node),
      );
      return this.#name(file, node, resolved, depth, name, file.scopes.lookup(head!, node));
    });
  }

  #name(
    file: SourceFile,
    node: SyntaxNode,
    resolved: Resolved,
    depth: number,
    written = file.textOf(node),
    bindings: readonly Binding[] = file.scopes.lookup(rootName(file, node), node),
  ): string | undefined {
    if (bindings.length > 0 && bindings.every(binding => isForCheckersOnly(file, binding))) {
      return `${written} is imported for type checkers only, and a model needs it at run time`;
    }
    if (bindings.some(binding => binding.scope.node === this.#owner)) {
      return `${written} is defined in the body of the workflow class, which a model outside of it cannot see`;
    }
    switch (resolved.kind) {
      case 'unknown':
        if (written === 'bytes' || written === 'bytearray') return bytesObstacle(written, this.#whole && depth === 0);
        return BUILTIN.has(written) ? undefined : `the type ${written} is not known`;
      case 'external':
        return this.#external(written, resolved.name);
      case 'definition':
        return resolved.node.type === 'class_definition'
          ? this.#class(resolved.file, resolved.node, depth)
          : `${written} is a function`;
      case 'value':
        return this.#alias(resolved.file, resolved.binding, written, depth);
      default:
        return `the type ${written} is not known for certain`;
    }
  }

  #external(written: string, name: string): string | undefined {
    if (TYPING.test(name) || STANDARD.test(name)) {
      if (NEEDS_CONVERTER.test(name)) this.#needsConverter.add(written);
      return undefined;
    }
    if (/^(?:typing|typing_extensions)\.TypeVar$/.test(name)) return `${written} is a type variable`;
    if (/\bCallable$|\bProtocol$|\bAwaitable$|\bCoroutine$|^threading\.|^asyncio\.|^logging\./.test(name)) {
      return `Pydantic has no schema for ${written}`;
    }
    return `${written} comes from outside of the repository (${name}), and whether Pydantic has a schema for it is not known`;
  }

  #class(file: SourceFile, node: SyntaxNode, depth: number): string | undefined {
    if (this.#seen.has(node)) return undefined;
    this.#seen.add(node);
    const name = file.textOf(node.child('name')!);
    switch (classKind(file, node, this.#resolver)) {
      case 'pydantic':
        return undefined;
      case 'enum':
        if (!this.#isPlainEnum(file, node)) return undefined;
        this.#needsConverter.add(name);
        return undefined;
      case 'typed-dict':
        if (this.#oldest < 12 && this.#hasBase(file, node, 'typing.TypedDict')) {
          return `${name} is a TypedDict of typing, which Pydantic takes from Python 3.12 on; typing_extensions has one for all`;
        }
        return this.#fields(file, node, depth);
      case 'dataclass':
        return this.#fields(file, node, depth);
      case 'plain':
        if (this.#hasBase(file, node, 'typing.NamedTuple')) return this.#fields(file, node, depth);
        return `Pydantic has no schema for the class ${name}`;
      case 'protocol':
        return `Pydantic has no schema for the protocol ${name}`;
      default:
        return this.#hasBase(file, node, 'typing.NamedTuple')
          ? this.#fields(file, node, depth)
          : `what the class ${name} is could not be found out: a base or decorator is not known`;
    }
  }

  #fields(file: SourceFile, node: SyntaxNode, depth: number): string | undefined {
    const name = file.textOf(node.child('name')!);
    const own = firstOf(node.child('body')?.parts ?? [], statement => {
      const assignment = statement.type === 'expression_statement' ? statement.parts[0] : undefined;
      const type = assignment?.type === 'assignment' ? assignment.child('type') : undefined;
      if (!type || /^(?:typing\.)?ClassVar\b/.test(file.textOf(type))) return undefined;
      const obstacle = this.type(file, type, depth + 1);
      return obstacle && `in ${name}: ${obstacle}`;
    });
    if (own) return own;
    return firstOf(this.#resolver.bases(file, node), base =>
      base.kind === 'definition' ? this.#fields(base.file, base.node, depth + 1) : undefined,
    );
  }

  #isPlainEnum(file: SourceFile, node: SyntaxNode): boolean {
    const bases = node.child('superclasses')?.parts ?? [];
    return this.#resolver.bases(file, node).every((base, i) => {
      if (base.kind === 'definition') return this.#isPlainEnum(base.file, base.node);
      return !STRING_ENUM.has(base.kind === 'external' ? base.name : file.textOf(bases[i]!));
    });
  }

  #hasBase(file: SourceFile, node: SyntaxNode, name: string): boolean {
    return this.#resolver.bases(file, node).some(base => {
      if (base.kind === 'definition') return this.#hasBase(base.file, base.node, name);
      return base.kind === 'external' && base.name === name;
    });
  }

  /** `Ids = list[int]`, `UserId = NewType("UserId", str)`, `type Ids = list[int]`. */
  #alias(file: SourceFile, binding: Binding, written: string, depth: number): string | undefined {
    if (binding.kind === 'type-parameter') return `${written} is a type variable`;
    const statement = binding.node.ancestor('type_alias_statement');
    const aliased = statement?.child('right') ?? (binding.kind === 'assignment' ? binding.value : undefined);
    if (!aliased) return `what ${written} stands for is not known`;
    if (aliased.type !== 'call') return this.type(file, aliased, depth + 1);
    const callee = this.#resolver.resolve(file, aliased.child('function')!);
    const called = callee.kind === 'external' ? callee.name : '';
    const of = aliased.child('arguments')?.parts[1];
    if (/^typing(_extensions)?\.NewType$/.test(called) && of) return this.type(file, of, depth + 1);
    if (/^typing(_extensions)?\.TypeVar$/.test(called)) return `${written} is a type variable`;
    return `what ${written} stands for is not known`;
  }
}

function bytesObstacle(written: string, whole: boolean): string {
  const now = whole ? `${written} travels as raw bytes now` : `${written} is no JSON`;
  return `${now}; in a model it would have to be text, so choose an encoding (pydantic.Base64Bytes) or pass a reference`;
}

function firstOf<T>(items: readonly T[], judge: (item: T) => string | undefined): string | undefined {
  for (const item of items) {
    const obstacle = judge(item);
    if (obstacle !== undefined) return obstacle;
  }
  return undefined;
}

function rootName(file: SourceFile, node: SyntaxNode): string {
  let root = node;
  for (let object = root.child('object'); object; object = root.child('object')) root = object;
  return file.textOf(root);
}

/** The binding stands in a block that runs for type checkers alone (typing.TYPE_CHECKING). */
export function isForCheckersOnly(file: SourceFile, { node }: Binding): boolean {
  for (let child = node, parent = node.parent; parent; child = parent, parent = parent.parent) {
    if (parent.type !== 'if_statement' || child.field !== 'consequence') continue;
    const condition = parent.child('condition');
    if (condition && /^(?:typing\.)?TYPE_CHECKING$/.test(file.textOf(condition))) return true;
  }
  return false;
}
