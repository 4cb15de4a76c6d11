import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Language, Parser, type TreeCursor } from 'web-tree-sitter';
import { ERROR_KIND, type NodeKind, type SyntaxTree, TreeBuilder } from './syntax.js';

/** Parses Python into plain syntax trees. */
export interface PythonParser {
  /** @throws Error where it takes longer than any text should */
  parse(text: string): SyntaxTree;
}

/** A megabyte takes a fraction of a second. */
const LIMIT_MS = 30_000;

let loading: Promise<PythonParser> | undefined;
let loaded: PythonParser | undefined;

/** Loads the grammar once per process. The wasm file lies beside the bundle, or in node_modules when run from source. */
export function loadParser(): Promise<PythonParser> {
  loading ??= load();
  return loading;
}

/** The parser, where it is known to be loaded. Throws where it is not: that is a bug. */
export function loadedParser(): PythonParser {
  if (!loaded) throw new Error('the parser is used before it is loaded');
  return loaded;
}

async function load(): Promise<PythonParser> {
  const language = await whileBusy(async () => {
    const [, wasm] = await Promise.all([Parser.init(), readGrammar()]);
    return Language.load(wasm);
  });
  const parser = new Parser();
  parser.setLanguage(language);
  const grammar: ParserGrammar = { kinds: nodeKinds(language), fields: language.fields };
  loaded = {
    parse(text) {
      // tree-sitter-python takes LF and CRLF as line ends, Python a lone CR as well. The replacement keeps all offsets.
      const lines = text.includes('\r') ? text.replace(/\r(?!\n)/g, '\n') : text;
      const end = performance.now() + LIMIT_MS;
      const tree = parser.parse(lines, null, { progressCallback: () => performance.now() > end });
      if (!tree) {
        // Else the next text would be taken for the rest of this one.
        parser.reset();
        throw new Error(`the parser did not get through in ${LIMIT_MS / 1000} seconds`);
      }
      const cursor = tree.walk();
      try {
        const { hasError, descendantCount } = tree.rootNode;
        return convert(cursor, grammar, text, hasError, descendantCount);
      } finally {
        cursor.delete();
        tree.delete();
      }
    },
  };
  return loaded;
}

/**
 * Compiling wasm keeps no event loop busy. One with nothing else to do would end, and Node would not go on before the
 * compiler threads of V8 have also made everything faster that they have seen so far (`SpinEventLoop` in its
 * src/api/embed_helpers.cc): up to a tenth of a second.
 */
async function whileBusy<T>(work: () => Promise<T>): Promise<T> {
  const timer = setInterval(() => {}, LIMIT_MS);
  return work().finally(() => clearInterval(timer));
}

async function readGrammar(): Promise<Uint8Array> {
  const beside = ['./tree-sitter-python.wasm', '../tree-sitter-python.wasm'].map(
    name => new URL(name, import.meta.url),
  );
  for (const url of beside) {
    const bytes = await readFile(url).catch(() => undefined);
    if (bytes) return bytes;
  }
  return readFile(createRequire(import.meta.url).resolve('tree-sitter-python/tree-sitter-python.wasm'));
}

interface ParserKind extends NodeKind {
  /** The length of a token that is always written as its type; its node has no children and no field of use. */
  readonly fixed: number | undefined;
  /** A named node without children. */
  readonly leaf: boolean;
}

interface ParserGrammar {
  readonly kinds: readonly ParserKind[];
  readonly fields: readonly (string | null)[];
}

const LEAVES = new Set([
  'identifier',
  'integer',
  'float',
  'true',
  'false',
  'none',
  'comment',
  'ellipsis',
  'type_conversion',
]);

function nodeKinds(language: Language): readonly ParserKind[] {
  return Array.from({ length: language.nodeTypeCount }, (_, id) => {
    const type = language.nodeTypeForId(id) ?? 'ERROR';
    const named = language.nodeTypeIsNamed(id);
    const fixed = !named && /^(?:\w+|[^\w\s"'`]+)$/.test(type) ? type.length : undefined;
    return { type, named, fixed, leaf: named && LEAVES.has(type) };
  });
}

const CR = 13;
// A string is opened up only where names may stand inside: f-strings and template strings.
const INTERPOLATED = /^[a-zA-Z]*[fFtT]/;

/**
 * Copies the tree, node by node. Each question to the cursor is a call into wasm, so none is asked whose answer is known:
 * in a tree without errors a token such as `(` is as long as its type and has no children.
 */
function convert(
  cursor: TreeCursor,
  grammar: ParserGrammar,
  text: string,
  hasError: boolean,
  size: number,
): SyntaxTree {
  const { kinds } = grammar;
  const builder = new TreeBuilder(grammar, size);
  for (;;) {
    const id = cursor.nodeTypeId;
    const kind = kinds[id];
    const start = cursor.startIndex;
    const plain = kind?.fixed !== undefined && !hasError;
    let end = plain ? start + kind.fixed! : cursor.endIndex;
    // The grammar takes the CR of a CRLF as the last character of a comment.
    if (kind?.type === 'comment' && text.charCodeAt(end - 1) === CR) end--;
    builder.add(kind ? id : ERROR_KIND, plain ? 0 : cursor.currentFieldId, start, end);
    if (hasError && (!kind || kind.type === 'ERROR' || (start === end && cursor.nodeIsMissing))) builder.isError();
    const closed = plain || kind?.leaf || (kind?.type === 'string' && !INTERPOLATED.test(text.slice(start, start + 3)));
    if (!closed && cursor.gotoFirstChild()) {
      builder.open();
      continue;
    }
    while (!cursor.gotoNextSibling()) {
      if (!cursor.gotoParent()) return builder.tree();
      builder.close();
    }
  }
}
