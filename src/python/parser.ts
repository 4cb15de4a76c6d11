import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import * as webTreeSitter from 'web-tree-sitter';
import { type CopyGrammar, copyGrammar, copyTree } from './copy-tree.js';
import type { SyntaxTree } from './syntax.js';

/** Parses Python into plain syntax trees. */
export interface PythonParser {
  /** @throws Error where it takes longer than any text should, or the text is nested too deep */
  parse(text: string): SyntaxTree;
}

/** A megabyte takes a fraction of a second. */
const LIMIT_MS = 30_000;
/**
 * In UTF-16 units. A shorter text is done long before (the worst one known, decorators without end, grows with the square
 * of its length), and to ask for the time costs a third of the time.
 */
const WATCHED = 10_000;

let loading: Promise<PythonParser> | undefined;
let loaded: PythonParser | undefined;
let engine: Engine | undefined;

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

/** Each takes the memory of its own machine, and a repository with more such files is not meant well. */
const MOST_DOWN = 20;
/** Kept for good: the library would free them with code that no longer runs, whenever memory is collected. */
const down: Engine[] = [];

/**
 * Sets the parser up anew where a text has brought it down. To be called after an error and before the next text: until
 * then every text fails.
 */
export async function mendParser(): Promise<void> {
  if (!engine?.isDown || down.length === MOST_DOWN) return;
  down.push(engine);
  const require = createRequire(import.meta.url);
  const path = require.resolve('web-tree-sitter');
  // A library that was loaded stays what it is: only another copy of it starts afresh.
  delete require.cache[path];
  engine = await startEngine(require(path) as typeof webTreeSitter);
}

async function load(): Promise<PythonParser> {
  engine = await startEngine(webTreeSitter);
  loaded = { parse: text => engine!.parse(text) };
  return loaded;
}

async function startEngine({ Parser, Language }: typeof webTreeSitter): Promise<Engine> {
  const language = await whileBusy(async () => {
    const [, wasm] = await Promise.all([Parser.init(), readGrammar()]);
    return Language.load(wasm);
  });
  const parser = new Parser();
  parser.setLanguage(language);
  return new Engine(parser, copyGrammar(language));
}

/** The grammar in its wasm machine. A text that overflows the stack of the machine leaves nobody knows what behind. */
class Engine {
  readonly #parser: webTreeSitter.Parser;
  readonly #grammar: CopyGrammar;
  /** Stays set where the machine was left by an error, or because the time of a rule was over. */
  #isRunning = false;

  constructor(parser: webTreeSitter.Parser, grammar: CopyGrammar) {
    this.#parser = parser;
    this.#grammar = grammar;
  }

  get isDown(): boolean {
    return this.#isRunning;
  }

  parse(text: string): SyntaxTree {
    if (this.isDown) throw new Error('the parser is down since the text before this one');
    // tree-sitter-python takes LF and CRLF as line ends, Python a lone CR as well. The replacement keeps all offsets.
    const lines = text.includes('\r') ? text.replace(/\r(?!\n)/g, '\n') : text;
    const end = performance.now() + LIMIT_MS;
    const watch = lines.length < WATCHED ? undefined : { progressCallback: () => performance.now() > end };
    this.#isRunning = true;
    const tree = this.#run(() => this.#parser.parse(lines, null, watch));
    if (!tree) {
      // Else the next text would be taken for the rest of this one.
      this.#parser.reset();
      this.#isRunning = false;
      throw new Error(`the parser did not get through in ${LIMIT_MS / 1000} seconds`);
    }
    const copy = this.#run(() => copyTree(tree, this.#grammar, text));
    tree.delete();
    this.#isRunning = false;
    return copy;
  }

  #run<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      if (error instanceof Error && error.name === 'RuntimeError')
        throw new Error('it is nested too deep for the parser');
      throw error;
    }
  }
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
