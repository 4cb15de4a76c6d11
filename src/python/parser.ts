import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Language, Parser, type TreeCursor } from 'web-tree-sitter';
import { SyntaxNode, type SyntaxTree } from './syntax.js';

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
  const [, grammar] = await Promise.all([Parser.init(), readGrammar()]);
  const language = await Language.load(grammar);
  const parser = new Parser();
  parser.setLanguage(language);
  const kinds = nodeKinds(language);
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
        return convert(cursor, kinds, language.fields, text, tree.rootNode.hasError);
      } finally {
        cursor.delete();
        tree.delete();
      }
    },
  };
  return loaded;
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

interface NodeKind {
  readonly type: string;
  readonly named: boolean;
  /** The length of a token that is always written as its type; its node has no children and no field of use. */
  readonly fixed: number | undefined;
  /** A named node without children. */
  readonly leaf: boolean;
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

function nodeKinds(language: Language): readonly NodeKind[] {
  return Array.from({ length: language.nodeTypeCount }, (_, id) => {
    const type = language.nodeTypeForId(id) ?? 'ERROR';
    const named = language.nodeTypeIsNamed(id);
    const fixed = !named && /^(?:\w+|[^\w\s"'`]+)$/.test(type) ? type.length : undefined;
    return { type, named, fixed, leaf: named && LEAVES.has(type) };
  });
}

const CR = 13;
const ERROR: NodeKind = { type: 'ERROR', named: true, fixed: undefined, leaf: false };
// A string is opened up only where names may stand inside: f-strings and template strings.
const INTERPOLATED = /^[a-zA-Z]*[fFtT]/;

/**
 * Copies the tree, node by node. Each question to the cursor is a call into wasm, so none is asked whose answer is known:
 * in a tree without errors a token such as `(` is as long as its type and has no children.
 */
function convert(
  cursor: TreeCursor,
  kinds: readonly NodeKind[],
  fields: readonly (string | null)[],
  text: string,
  hasError: boolean,
): SyntaxTree {
  const errors: SyntaxNode[] = [];
  const nodes: SyntaxNode[] = [];
  let parent: SyntaxNode | undefined;
  let root: SyntaxNode | undefined;
  for (;;) {
    const kind = kinds[cursor.nodeTypeId] ?? ERROR;
    const start = cursor.startIndex;
    const plain = kind.fixed !== undefined && !hasError;
    let end = plain ? start + kind.fixed : cursor.endIndex;
    // The grammar takes the CR of a CRLF as the last character of a comment.
    if (kind.type === 'comment' && text.charCodeAt(end - 1) === CR) end--;
    const field = plain ? undefined : (fields[cursor.currentFieldId] ?? undefined);
    const node = new SyntaxNode(kind.type, start, end, kind.named, field, parent);
    if (hasError && (kind.type === 'ERROR' || (start === end && cursor.nodeIsMissing))) errors.push(node);
    parent?.append(node);
    nodes.push(node);
    root ??= node;
    const closed = plain || kind.leaf || (kind.type === 'string' && !INTERPOLATED.test(text.slice(start, start + 3)));
    if (!closed && cursor.gotoFirstChild()) {
      parent = node;
      continue;
    }
    while (!cursor.gotoNextSibling()) {
      if (!cursor.gotoParent()) return { root, nodes, errors };
      parent = parent?.parent;
    }
  }
}
