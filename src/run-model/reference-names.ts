import type { Project } from '../project/project.js';
import { codeOnly } from '../python/quick-scan.js';
import type { Resolved } from '../python/resolver.js';
import type { SourceFile } from '../python/source-file.js';
import { stringValue } from '../python/strings.js';
import type { SyntaxNode } from '../python/syntax.js';
import { holdsStem } from '../temporal/candidates.js';

/** A word as it stands in the bytes of a UTF-8 file that are read as latin-1. */
const latin1 = (word: string) => Buffer.from(word, 'utf8').toString('latin1');
const escaped = (word: string) => latin1(word).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const MAX_BASES = 8;
const WORD = '[\\w\\x80-\\xff]';

/** A test whether a text, read as latin-1, holds one of the words; undefined for no words. */
function anyWord(words: Iterable<string>): RegExp | undefined {
  const list = [...words].map(escaped);
  return list.length === 0 ? undefined : new RegExp(`(?<!${WORD})(?:${list.join('|')})(?!${WORD})`);
}

/** Where the repository may speak of classes, and by which names. */
export interface ReferenceNames {
  /**
   * Whether a name may stand for one of the classes in a file: their own, and all that is set to one of them, to a method of
   * theirs or to their registered names. What is bound in a function or a class counts in its own file.
   */
  isName(path: string, name: string): boolean;
  /** The files in which any of the names stands, or a registered name in quotes, sorted. */
  readonly paths: readonly string[];
}

/** A class that is looked for. */
export interface Subject {
  readonly className: string;
  /** A string that stands for it. */
  readonly registered: string | undefined;
  readonly node: SyntaxNode;
  /** Its run, where references to it count as well. */
  readonly run?: SyntaxNode;
}

/**
 * Finds the names under which classes are spoken of: their own, those they are registered under, and what the repository
 * renames them to (`as Other`, `OTHER = Flow.run`, `NAME = "Flow"`) or derives from them, round by round. A new name counts
 * only where it is resolved to one of them: else common words would soon stand for everything.
 */
export function referenceNames(subjects: readonly Subject[], project: Project): ReferenceNames {
  const names = new Set(subjects.map(({ className }) => className));
  const registered = new Set(subjects.flatMap(({ registered: name }) => name ?? []));
  const nodes = new Set(subjects.flatMap(({ node, run }) => (run ? [node, run] : [node])));
  const quoted = registered.size === 0 ? /(?!)/ : new RegExp(`["'](?:${[...registered].map(escaped).join('|')})["']`);
  const paths = new Set<string>();
  const local = new Map<string, Set<string>>();
  let fresh: ReadonlySet<string> = names;
  for (let words = anyWord(fresh); words; words = anyWord(fresh)) {
    const test = fresh === names ? new RegExp(`${words.source}|${quoted.source}`) : words;
    const renaming = renamingOf(fresh, quoted.source);
    const next = new Set<string>();
    expectNames(fresh === names ? [...fresh, ...registered] : fresh, project);
    for (const path of project.allPaths) {
      const text = project.latin1(path);
      if (!test.test(text) || !speaksOf(text, words, quoted)) continue;
      paths.add(path);
      for (let pattern: RegExp | undefined = renaming; pattern; ) {
        const own = local.get(path);
        const given = [...text.matchAll(pattern)]
          .map(match => Buffer.from(match[1] ?? match[2] ?? match[3]!, 'latin1').toString('utf8'))
          .filter(name => !names.has(name) && !next.has(name) && !own?.has(name));
        const file = given.length > 0 ? project.file(path) : undefined;
        const found = file ? confirmed(file, new Set(given), nodes, registered, project) : [];
        const here = new Set<string>();
        for (const { name, everywhere } of found) (everywhere ? next : here).add(name);
        if (here.size > 0) local.set(path, new Set([...(own ?? []), ...here]));
        // What such a name is set to further down in the file.
        pattern = here.size > 0 ? renamingOf(here, '(?!)') : undefined;
      }
    }
    for (const name of next) names.add(name);
    fresh = next;
  }
  const isName = (path: string, name: string) => names.has(name) || (local.get(path)?.has(name) ?? false);
  return { isName, paths: [...paths].sort() };
}

/**
 * Whether any of the words stands in code, or a name in quotes, as far as a look at the characters can say: data, and
 * what is written about a workflow, need not be parsed.
 */
function speaksOf(text: string, words: RegExp, quoted: RegExp): boolean {
  if (quoted.test(text)) return true;
  const code = codeOnly(text);
  return code === undefined || words.test(code);
}

/** `class Sub(Flow)`, `Flow as Other`, `OTHER = module.Flow.run`, `NAME = "Flow"`: the new name is one of three groups. */
function renamingOf(names: ReadonlySet<string>, quoted: string): RegExp {
  const any = [...names].map(escaped).join('|');
  return new RegExp(
    `^[ \\t]*class[ \\t]+(${WORD}+)[ \\t]*\\((?=[^:#]*(?<!${WORD})(?:${any})(?!${WORD}))|(?<!${WORD})(?:${any})[ \\t]+as[ \\t]+(${WORD}+)|^[ \\t]*(${WORD}+)[ \\t]*(?::[^=\\n]*)?=[ \\t]*(?:[\\w.]*?(?<!${WORD})(?:${any})(?:\\.${WORD}+)?|${quoted})[ \\t]*(?:#.*)?\\r?$`,
    'gm',
  );
}

/** Those of the names that stand for one of the nodes, or for a registered name, somewhere in the file. */
function confirmed(
  file: SourceFile,
  given: ReadonlySet<string>,
  nodes: ReadonlySet<SyntaxNode>,
  registered: ReadonlySet<string>,
  project: Project,
): { readonly name: string; readonly everywhere: boolean }[] {
  const found = new Map<string, boolean>();
  const isOne = (resolved: Resolved, depth = 0): boolean => {
    if (resolved.kind === 'ambiguous') return resolved.options.some(option => isOne(option, depth));
    if (resolved.kind === 'value') {
      const { value } = resolved.binding;
      const text = value && stringValue(value, resolved.file.text);
      return text !== undefined && registered.has(text);
    }
    if (resolved.kind !== 'definition') return false;
    if (nodes.has(resolved.node)) return true;
    if (resolved.node.type !== 'class_definition' || depth > MAX_BASES) return false;
    return project.resolver.bases(resolved.file, resolved.node).some(base => isOne(base, depth + 1));
  };
  for (const node of file.nodes('identifier')) {
    const name = file.textOf(node);
    if (!given.has(name) || found.get(name)) continue;
    if (!isOne(project.resolver.resolveName(file, name, node))) continue;
    const scopes = file.scopes.lookup(name, node).map(({ scope }) => scope.kind);
    // Constants of a class, such as the members of an enum, are read from other files.
    const everywhere = scopes.includes('module') || (scopes.includes('class') && /^[A-Z_\d]+$/.test(name));
    found.set(name, everywhere);
  }
  return [...found].map(([name, everywhere]) => ({ name, everywhere }));
}

/** Says that files with these words will be asked for: one reading of the repository serves them all. */
export function expectNames(words: Iterable<string>, project: Project): void {
  const test = anyWord([...words].filter(word => !holdsStem(word)));
  if (test) project.matter([test.source]);
}

/**
 * The files in which one of the words stands as a whole, and which ones stand there; one that says nothing of the SDK only
 * if the words were expected.
 */
export function* filesThatName(
  words: ReadonlySet<string>,
  project: Project,
): Generator<readonly [SourceFile, ReadonlySet<string>]> {
  const test = anyWord(words);
  const each = [...words].map(word => [word, anyWord([word])!] as const);
  for (const path of test ? project.allPaths : []) {
    const text = project.latin1(path);
    const file = test!.test(text) ? project.file(path) : undefined;
    if (file) yield [file, new Set(each.flatMap(([word, own]) => (own.test(text) ? [word] : [])))];
  }
}
