import type { Project } from '../project/project.js';
import type { SourceFile } from '../python/source-file.js';
import type { WorkflowRun } from './workflow-run.js';

/** A word as it stands in the bytes of a UTF-8 file that are read as latin-1. */
const latin1 = (word: string) => Buffer.from(word, 'utf8').toString('latin1');
const escaped = (word: string) => latin1(word).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const WORD = '[\\w\\x80-\\xff]';

/** A test whether a text, read as latin-1, holds one of the words; undefined for no words. */
function anyWord(words: Iterable<string>): RegExp | undefined {
  const list = [...words].map(escaped);
  return list.length === 0 ? undefined : new RegExp(`(?<!${WORD})(?:${list.join('|')})(?!${WORD})`);
}

/** Where the repository may speak of workflows, and by which names. */
export interface ReferenceNames {
  /** Names of the classes and of all that is set to one of them, to their run methods or to their registered names. */
  readonly names: ReadonlySet<string>;
  /** The files in which any of the names stands, sorted. */
  readonly paths: readonly string[];
}

/**
 * Finds the names under which workflows are spoken of: their classes', those they are registered under, and what the
 * repository renames them to (`as Other`, `OTHER = Flow.run`, `NAME = "Flow"`) or derives from them, round by round.
 */
export function referenceNames(
  workflows: readonly Pick<WorkflowRun, 'className' | 'registered'>[],
  project: Project,
): ReferenceNames {
  const names = new Set(
    workflows.flatMap(({ className, registered }) => [className, ...(registered ? [registered] : [])]),
  );
  const paths = new Set<string>();
  let fresh: ReadonlySet<string> = new Set(names);
  for (let test = anyWord(fresh); test; test = anyWord(fresh)) {
    const any = [...fresh].map(escaped).join('|');
    const renaming = new RegExp(
      `^[ \\t]*class[ \\t]+(${WORD}+)[ \\t]*\\((?=[^:#]*(?<!${WORD})(?:${any})(?!${WORD}))|(?<!${WORD})(?:${any})[ \\t]+as[ \\t]+(${WORD}+)|^[ \\t]*(?:${WORD}+\\.)?(${WORD}+)[ \\t]*(?::[^=\\n]*)?=[ \\t]*(?:[\\w.]*?(?<!${WORD})(?:${any})(?:\\.${WORD}+)?|["'](?:${any})["'])[ \\t]*(?:#.*)?\\r?$`,
      'gm',
    );
    const next = new Set<string>();
    project.matter([test.source]);
    for (const path of project.allPaths) {
      const text = project.latin1(path);
      if (!test.test(text)) continue;
      paths.add(path);
      for (const match of text.matchAll(renaming)) {
        const name = Buffer.from(match[1] ?? match[2] ?? match[3]!, 'latin1').toString('utf8');
        if (!names.has(name)) next.add(name);
      }
    }
    for (const name of next) names.add(name);
    fresh = next;
  }
  return { names, paths: [...paths].sort() };
}

/** Says that files with these words will be asked for: one reading of the repository serves them all. */
export function expectNames(words: Iterable<string>, project: Project): void {
  const test = anyWord(words);
  if (test) project.matter([test.source]);
}

/** The files in which a word stands as a whole; one that says nothing of the SDK only if the word was expected. */
export function* filesThatName(word: string, project: Project): Generator<SourceFile> {
  const test = anyWord([word])!;
  yield* project.filesWith(text => test.test(text));
}
