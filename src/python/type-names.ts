/** What a name of the language or of a well-known library stands for in a type, before its arguments are looked at. */
export type NamedType =
  | 'any'
  | 'none'
  | 'bytes'
  | 'collection'
  | 'mapping'
  | 'counter'
  | 'tuple'
  | 'optional'
  | 'union'
  | 'literal'
  /** Stands for its first argument. */
  | 'wrapper'
  /** Like `wrapper`, with limits among the other arguments. */
  | 'annotated'
  /** No part of a value: a class variable, a type, a function. */
  | 'nothing'
  | { readonly scalar: string };

const group = (type: NamedType, names: string): [string, NamedType][] => names.split(' ').map(name => [name, type]);
const scalars = (names: string): [string, NamedType][] => names.split(' ').map(name => [name, { scalar: name }]);

/** Names that mean this where nothing of the module shadows them. */
export const builtinTypes: ReadonlyMap<string, NamedType> = new Map([
  ...scalars('str int float bool complex'),
  ...group('bytes', 'bytes bytearray memoryview'),
  ...group('collection', 'list set frozenset'),
  ...group('mapping', 'dict'),
  ...group('tuple', 'tuple'),
  ...group('any', 'object'),
  ...group('none', 'None'),
  ...group('nothing', 'type'),
]);

const COLLECTIONS =
  'List Set FrozenSet Sequence MutableSequence Iterable Collection AbstractSet MutableSet Deque Iterator Generator AsyncIterator AsyncIterable Container Reversible KeysView ValuesView';
const MAPPINGS = 'Dict Mapping MutableMapping DefaultDict OrderedDict ChainMap';

const TYPING: readonly [string, NamedType][] = [
  ...group('any', 'Any'),
  ...group('collection', COLLECTIONS),
  ...group('mapping', MAPPINGS),
  ...group('counter', 'Counter'),
  ...group('tuple', 'Tuple'),
  ...group('optional', 'Optional'),
  ...group('union', 'Union'),
  ...group('literal', 'Literal'),
  ...group('annotated', 'Annotated'),
  ...group('wrapper', 'Final Required NotRequired ReadOnly Awaitable'),
  ...group('nothing', 'ClassVar Type Callable NoReturn Never'),
  ...group('bytes', 'ByteString'),
  ['Text', { scalar: 'str' }],
  ['AnyStr', { scalar: 'str' }],
  ['LiteralString', { scalar: 'str' }],
];

const named = (module: string, scalar: string | undefined, names: string): [string, NamedType][] =>
  names.split(' ').map(name => [`${module}.${name}`, { scalar: scalar ?? name }]);

const PYDANTIC_TEXT =
  'StrictStr SecretStr EmailStr NameEmail HttpUrl AnyUrl AnyHttpUrl FileUrl PostgresDsn RedisDsn MongoDsn constr';
const PYDANTIC_INT = 'StrictInt PositiveInt NegativeInt NonNegativeInt NonPositiveInt conint ByteSize';
const PYDANTIC_FLOAT = 'StrictFloat PositiveFloat NegativeFloat NonNegativeFloat FiniteFloat confloat condecimal';

/** Dotted names; `typing_extensions` counts as `typing`. */
export const externalTypes: ReadonlyMap<string, NamedType> = new Map([
  ...TYPING.map(([name, type]): [string, NamedType] => [`typing.${name}`, type]),
  ...group('collection', COLLECTIONS).map(([name, type]): [string, NamedType] => [`collections.abc.${name}`, type]),
  ...group('mapping', MAPPINGS).map(([name, type]): [string, NamedType] => [`collections.abc.${name}`, type]),
  ['collections.abc.Set', 'collection'],
  ['collections.abc.Awaitable', 'wrapper'],
  ['collections.abc.Callable', 'nothing'],
  ['collections.abc.ByteString', 'bytes'],
  ['collections.deque', 'collection'],
  ['collections.Counter', 'counter'],
  ['collections.defaultdict', 'mapping'],
  ['collections.OrderedDict', 'mapping'],
  ...named('uuid', undefined, 'UUID'),
  ...named('datetime', undefined, 'datetime date time timedelta'),
  ...named('decimal', undefined, 'Decimal'),
  ...named('pathlib', 'Path', 'Path PurePath PosixPath PurePosixPath'),
  ...named('pydantic', 'str', PYDANTIC_TEXT),
  ...named('pydantic', 'int', PYDANTIC_INT),
  ...named('pydantic', 'float', PYDANTIC_FLOAT),
  ...named('pydantic', 'bool', 'StrictBool'),
  ...named('pydantic', 'UUID', 'UUID1 UUID3 UUID4 UUID5 UUID7'),
  ...named('pydantic', 'datetime', 'AwareDatetime NaiveDatetime PastDatetime FutureDatetime'),
  ...named('pydantic', 'date', 'PastDate FutureDate'),
  ...named('pydantic', 'Path', 'FilePath DirectoryPath NewPath'),
  ...['StrictBytes', 'conbytes', 'Base64Bytes'].map((name): [string, NamedType] => [`pydantic.${name}`, 'bytes']),
  ...['conlist', 'conset', 'confrozenset'].map((name): [string, NamedType] => [`pydantic.${name}`, 'collection']),
  ['pydantic.JsonValue', 'any'],
]);

/** The dotted name as the table has it. */
export const tableName = (name: string): string =>
  name.replace(/^typing_extensions\./, 'typing.').replace(/^pydantic\.(?:types|networks)\./, 'pydantic.');
