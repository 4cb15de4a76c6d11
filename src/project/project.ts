// The project layer knows the repository: which files there are, how its modules find each other, and the facts of all
// files together. It knows nothing of rules or plans. It is the only part left of the plan that reads the disk.
import { dirname, join, relative, resolve, sep } from 'node:path';
import { DecodeError, decode } from '../python/encoding.js';
import { decoratorsOf } from '../python/functions.js';
import { importedNames } from '../python/imports.js';
import { loadParser, type PythonParser } from '../python/parser.js';
import { Resolver } from '../python/resolver.js';
import { SourceFile } from '../python/source-file.js';
import type { SyntaxNode } from '../python/syntax.js';
import { TypeInference } from '../python/type-inference.js';
import { callNames, SDK_PATTERNS } from '../temporal/candidates.js';
import { decoratorNames } from '../temporal/decorator-names.js';
import { hazardReturns } from '../temporal/hazards.js';
import { loggerReturns } from '../temporal/log-calls.js';
import { mayPatch, type PatchedApi, patchedApis } from '../temporal/patched-api.js';
import { sdkReturns } from '../temporal/sdk-api.js';
import type { Semantics } from '../temporal/semantics.js';
import type { Position, Source } from '../types.js';
import { type ConfigFile, configIn } from './config-file.js';
import { Contents, type Glance } from './contents.js';
import { type Dependencies, readDependencies } from './dependencies.js';
import { discover, discoverAll } from './discover.js';
import { buildFactIndex, type FactIndex, findModels, type ModelFacts } from './fact-index.js';
import { DEFAULT_LAYOUT, type Layout, ownLayout } from './format-settings.js';
import { findHistories, type RecordedHistory } from './histories.js';
import { moduleFinder } from './modules.js';
import { findRoot } from './root.js';
import { findWorkflowCode, type WorkflowCode } from './workflow-code.js';

/** What to look at. Paths are files, folders or globs as given by the user, relative to `cwd` or absolute. */
export interface ProjectRequest {
  readonly paths: readonly string[];
  readonly cwd: string;
  /** The content of one file that does not come from the disk, under the name it should be taken to have. */
  readonly stdin?: { readonly name: string; readonly bytes: Uint8Array };
}

/** A file that could not be read as Python text, and why. */
export interface FileProblem {
  readonly reason: string;
  readonly position?: Position;
}

/** As many trees are kept whether they are used or not: making them again would take time. */
const TREES_AT_HAND = 300;

/** What a file was decoded to. */
type Text = Pick<Source, 'text' | 'encoding'>;

/** What gives a client or worker the Pydantic converter (SDK: contrib/pydantic.py and the plugins that set it). */
const PYDANTIC_CONVERTER =
  /\b(?:pydantic_data_converter|PydanticPayloadConverter|PydanticAIPlugin|OpenAIAgentsPlugin)\b/;

const IMPORTS_PYDANTIC = /^(?:\xef\xbb\xbf)?[ \t]*(?:from|import)[ \t]+pydantic\b/m;

/** The repository as one run sees it: every file is read at most once. */
export class Project implements Semantics {
  /** Absolute; all paths of the project are relative to it, with `/`. */
  readonly root: string;
  /** What the user asked for: files, folders and globs relative to the root. */
  readonly requested: readonly string[];
  /** The files that this comes to, sorted. */
  targets: readonly string[];
  /** What was found but not read, and why. */
  skipped: readonly { readonly path: string; readonly reason: string }[];
  readonly resolver: Resolver;
  readonly types: TypeInference;
  readonly #parser: PythonParser;
  readonly #texts = new Map<string, Text | FileProblem>();
  readonly #files = new Map<string, SourceFile>();
  readonly #contents: Contents;
  readonly #layouts = new Map<string, Layout | undefined>();
  readonly #configs = new Map<string, ConfigFile | undefined>();
  readonly #givenUp = new Map<string, string>();
  #all: readonly string[] | undefined;
  #defined: Set<string> | undefined;
  #facts: FactIndex | undefined;
  #models: readonly ModelFacts[] | undefined;
  #callNames: ReadonlySet<string> | undefined;
  #histories: ReadonlyMap<string, readonly RecordedHistory[]> | undefined;
  readonly #dependencies = new Map<string, Dependencies>();
  #pydantic: boolean | undefined;
  #pydanticConverter: boolean | undefined;
  #workflowCode: WorkflowCode | undefined;
  #patches: readonly PatchedApi[] | undefined;

  constructor(
    root: string,
    requested: readonly string[],
    targets: readonly string[],
    skipped: Project['skipped'],
    parser: PythonParser,
    contents = new Contents(root),
  ) {
    this.root = root;
    this.requested = requested;
    this.targets = targets;
    this.skipped = skipped;
    this.#parser = parser;
    // Who asked for the whole repository has it.
    if (requested.includes('.')) this.#all = targets;
    this.#contents = contents;
    this.#contents.matter(SDK_PATTERNS);
    this.resolver = new Resolver(
      moduleFinder({
        root,
        fileAt: path => (path.startsWith(join(root, '/')) ? this.file(this.relative(path)) : undefined),
        absolute: file => join(root, file.path),
        allPaths: () => this.allPaths,
      }),
    );
    this.types = new TypeInference(this.resolver, new Map([...sdkReturns, ...loggerReturns, ...hazardReturns]));
  }

  /** The same files with the same bytes, and nothing that was worked out from them. */
  again(): Project {
    return this.#with(this.#contents);
  }

  /** The repository with other content in some of its files. This project does not change. */
  withFiles(files: Iterable<{ readonly path: string; readonly bytes: Uint8Array }>): Project {
    const contents = this.#contents.copy();
    const changed = new Set<string>();
    for (const { path, bytes } of files) {
      contents.provide(path, bytes);
      changed.add(path);
    }
    const fresh = this.#with(contents);
    // The rest reads as before, whatever follows from it now.
    for (const [path, file] of this.#files) if (!changed.has(path)) fresh.#files.set(path, file.afresh());
    for (const [path, text] of this.#texts) if (!changed.has(path)) fresh.#texts.set(path, text);
    return fresh;
  }

  #with(contents: Contents): Project {
    const fresh = new Project(this.root, this.requested, this.targets, this.skipped, this.#parser, contents);
    fresh.#all = this.#all;
    for (const [path, reason] of this.#givenUp) fresh.giveUp(path, reason);
    return fresh;
  }

  /**
   * From now on the file counts as one that cannot be read.
   * @returns false where it does already
   */
  giveUp(path: string, reason: string): boolean {
    if (this.#givenUp.has(path)) return false;
    this.#givenUp.set(path, reason);
    this.#texts.set(path, { reason: `could not be understood: ${reason}` });
    this.#files.delete(path);
    return true;
  }

  hasGivenUp(path: string): boolean {
    return this.#givenUp.has(path);
  }

  /** How many files were looked at closer than for words. */
  get parsedCount(): number {
    return this.#files.size;
  }

  /** How much was looked at so far, and how closely. */
  get counts() {
    const { files: read, bytes: bytesRead } = this.#contents.counts;
    const decoded = [...this.#texts.values()].filter(known => 'text' in known).length;
    const parsed = [...this.#files.values()].filter(file => file.isParsed).length;
    return { seen: this.#all?.length ?? this.targets.length, read, bytesRead, decoded, parsed };
  }

  /** The path relative to the root, with `/`. */
  relative(absolute: string): string {
    return inside(this.root, absolute);
  }

  /** Takes the content of a file from elsewhere than the disk. */
  provide(path: string, bytes: Uint8Array): void {
    this.#contents.provide(path, bytes);
  }

  /**
   * Takes out targets that are none of the run's business. They stay part of the repository that the others are
   * understood by.
   * @param leavesOut why a file is left out: `skipped` with this reason, or without a word (`''`); undefined keeps it
   */
  narrow(leavesOut: (path: string) => string | undefined): void {
    const reasons = new Map(this.targets.map(path => [path, leavesOut(path)]));
    this.targets = this.targets.filter(path => reasons.get(path) === undefined);
    const named = [...reasons].flatMap(([path, reason]) => (reason ? [{ path, reason }] : []));
    this.skipped = [...this.skipped, ...named];
  }

  /** Every Python file of the repository, the targets among them, sorted. */
  get allPaths(): readonly string[] {
    if (!this.#all) {
      const found = discoverAll(this.root).files.map(path => this.relative(path));
      this.#all = [...new Set([...found, ...this.targets])].sort();
    }
    return this.#all;
  }

  /** The bytes of a file; undefined where it cannot be read. */
  bytes(path: string): Uint8Array | undefined {
    return this.#contents.bytes(path);
  }

  /** The hash of a file's bytes, and whether they are UTF-8; cheaper than the bytes of a file that nobody needs. */
  glance(path: string): Glance {
    return this.#contents.glance(path);
  }

  /** The decoded file, or what keeps it from being decoded. */
  source(path: string): Source | FileProblem {
    const text = this.#text(path);
    // The bytes are not kept along with every text: they are needed only where something is to be written.
    return 'text' in text ? { path, bytes: this.bytes(path)!, ...text } : text;
  }

  #text(path: string): Text | FileProblem {
    const text = this.#texts.get(path) ?? this.#decode(path);
    this.#texts.set(path, text);
    return text;
  }

  #decode(path: string): Text | FileProblem {
    const bytes = this.bytes(path);
    if (!bytes) return { reason: path.includes('\uFFFD') ? 'cannot be read: its name is not UTF-8' : 'cannot be read' };
    try {
      return decode(bytes);
    } catch (error) {
      if (!(error instanceof DecodeError)) throw error;
      return { reason: error.message, ...(error.position && { position: error.position }) };
    }
  }

  /** The file as Python source; undefined where it cannot be read or decoded. */
  file(path: string): SourceFile | undefined {
    const known = this.#files.get(path);
    if (known) return known;
    const source = this.#text(path);
    if (!('text' in source)) return undefined;
    const file = new SourceFile(path, source.text, this.#parser);
    this.#files.set(path, file);
    return file;
  }

  get callNames(): ReadonlySet<string> {
    this.#callNames ??= callNames(this);
    return this.#callNames;
  }

  /** The definitions of the whole repository, read on first use. */
  get facts(): FactIndex {
    this.#facts ??= buildFactIndex(this);
    return this.#facts;
  }

  /** The models, dataclasses and enums of the whole repository, read on first use. */
  get models(): readonly ModelFacts[] {
    this.#models ??= findModels(this);
    return this.#models;
  }

  /** The recorded histories that the repository holds as JSON, by the workflow that they are of; read on first use. */
  get histories(): ReadonlyMap<string, readonly RecordedHistory[]> {
    this.#histories ??= findHistories(this.root, discoverAll(this.root, '.json').files);
    return this.#histories;
  }

  /** What the projects around a file declare that they need. */
  dependencies(path: string): Dependencies {
    const folder = dirname(join(this.root, path));
    const known = this.#dependencies.get(folder) ?? readDependencies(this.root, folder);
    this.#dependencies.set(folder, known);
    return known;
  }

  /** Whether any file of the repository imports Pydantic. */
  get usesPydantic(): boolean {
    this.#pydantic ??= this.#importsPydantic();
    return this.#pydantic;
  }

  #importsPydantic(): boolean {
    const any = () => this.allPaths.some(path => IMPORTS_PYDANTIC.test(this.latin1(path)));
    // Mostly a file that uses the SDK does; if none, all others have to be read again.
    if (any()) return true;
    this.matter([IMPORTS_PYDANTIC.source]);
    return any();
  }

  /** Whether the repository knows the SDK's Pydantic data converter, or a plugin that brings it. */
  get usesPydanticConverter(): boolean {
    this.#pydanticConverter ??= this.allPaths.some(path => PYDANTIC_CONVERTER.test(this.latin1(path)));
    return this.#pydanticConverter;
  }

  /** The functions that run inside of workflows, found on first use. */
  get workflowCode(): WorkflowCode {
    this.#workflowCode ??= findWorkflowCode(this);
    return this.#workflowCode;
  }

  /** Where tests stand in for the SDK and would notice that a payload moves: in the targets, and in what imports them. */
  get patches(): readonly PatchedApi[] {
    if (!this.#patches) {
      const targets = new Set(this.targets);
      const concerned = [...this.filesWith(mayPatch)].filter(
        file => targets.has(file.path) || this.#imports(file).some(path => targets.has(path)),
      );
      this.#patches = concerned.flatMap(file => patchedApis(file, this));
    }
    return this.#patches;
  }

  /** The files of the repository that the names which a file imports come from. */
  #imports(file: SourceFile): string[] {
    const imports = [...file.nodes('import_statement'), ...file.nodes('import_from_statement')];
    return imports
      .flatMap(node => importedNames(node, file.text))
      .flatMap(({ bound, node }) => {
        const resolved = bound === undefined ? undefined : this.resolver.resolveName(file, bound, node);
        return resolved && 'file' in resolved ? [resolved.file.path] : [];
      });
  }

  /** What keeps a file from being decoded. Valid UTF-8 is not looked at any closer until its text is needed. */
  problem(path: string): FileProblem | undefined {
    const known = this.#texts.get(path);
    if (!known && this.glance(path).utf8) return undefined;
    const source = known ?? this.#text(path);
    return 'text' in source ? undefined : source;
  }

  /** The encoding of a readable file; a file whose text was not needed is UTF-8. */
  encoding(path: string): string {
    const source = this.#texts.get(path);
    return source && 'text' in source ? source.encoding : 'utf-8';
  }

  /** Puts away the trees of files that come before a path and were not used of late: where there are many of them. */
  rest(before: string): void {
    if (this.#files.size <= TREES_AT_HAND) return;
    for (const file of this.#files.values()) if (file.path < before) file.rest();
  }

  /** The file, if some rule looked at more than its text. */
  parsed(path: string): SourceFile | undefined {
    const file = this.#files.get(path);
    return file?.isParsed ? file : undefined;
  }

  /**
   * The bytes of a file read as latin-1, for quick tests on ASCII text; empty where it cannot be read, and where it holds
   * nothing of the SDK nor anything that was said to matter.
   */
  latin1(path: string): string {
    return this.#contents.latin1(path);
  }

  /**
   * Lets files that hold nothing of the SDK pass to the quick tests if they match one of these regular expressions: names
   * that the repository gives to things of the SDK, or to its own workflows. Each call can mean to read all files again.
   */
  matter(patterns: Iterable<string>): void {
    this.#contents.matter(patterns);
  }

  /** The files of the repository whose bytes, read as latin-1, pass the test. */
  *filesWith(test: (latin1: string) => boolean): Generator<SourceFile> {
    for (const path of this.allPaths) {
      const file = test(this.latin1(path)) ? this.file(path) : undefined;
      if (file) yield file;
    }
  }

  /** What the formatter of a file is set to by the nearest folder above that says so. */
  layout(path: string): Layout {
    return this.#nearest(path, this.#layouts, folder => ownLayout(join(this.root, folder))) ?? DEFAULT_LAYOUT;
  }

  /** The nearest `[tool.temporal-codemod]` above a file. @throws UserError for one that is no TOML */
  config(path: string): ConfigFile | undefined {
    return this.#nearest(path, this.#configs, folder => configIn(this.root, folder));
  }

  /** What the nearest folder above a path, up to the root, says. */
  #nearest<T>(
    path: string,
    known: Map<string, T | undefined>,
    ownOf: (folder: string) => T | undefined,
  ): T | undefined {
    const slash = path.lastIndexOf('/');
    const folder = slash < 0 ? '' : path.slice(0, slash);
    if (!known.has(folder)) {
      known.set(folder, ownOf(folder) ?? (folder === '' ? undefined : this.#nearest(folder, known, ownOf)));
    }
    return known.get(folder);
  }

  decorators(file: SourceFile, definition: SyntaxNode): readonly string[] {
    return decoratorsOf(definition).flatMap(decorator => decoratorNames(file, decorator, this.resolver));
  }

  defines(name: string): boolean {
    if (!this.#defined) {
      this.#defined = new Set();
      for (const path of this.allPaths) {
        for (const match of this.latin1(path).matchAll(/\bdef\s+(\w*(?:workflow|activity|signal|query|update)\w*)/g)) {
          this.#defined.add(match[1]!);
        }
      }
    }
    return this.#defined.has(name);
  }

  usesTemporal(file: SourceFile): boolean {
    return file.text.includes('temporalio');
  }
}

/**
 * Finds the files of the request and gets ready to read them. Throws UserError for a path that does not exist or holds
 * no Python.
 */
export async function loadProject(request: ProjectRequest): Promise<Project> {
  const { cwd, stdin } = request;
  const parser = loadParser();
  if (stdin) {
    const path = resolve(cwd, stdin.name);
    const root = findRoot([path], cwd);
    const name = inside(root, path);
    const project = new Project(root, [name], [name], [], await parser);
    project.provide(name, stdin.bytes);
    return project;
  }
  const root = findRoot(
    request.paths.map(path => resolve(cwd, path)),
    cwd,
  );
  const { files, skipped } = discover(request.paths, cwd, root);
  const found = skipped.map(({ path, reason }) => ({ path: inside(root, path), reason }));
  const requested = request.paths.map(path => inside(root, resolve(cwd, path)) || '.');
  return new Project(root, requested, files.map(path => inside(root, path)).sort(), found, await parser);
}

/** The path relative to the root, with `/`. There are many of them, and nearly all lie below it. */
function inside(root: string, path: string): string {
  const top = root.endsWith(sep) ? root : root + sep;
  return (path.startsWith(top) ? path.slice(top.length) : relative(root, path)).replaceAll(sep, '/');
}
