import { mayHavePositionals } from '../python/quick-scan.js';
import { type SdkApi, sdkApi, sdkNames, shortName } from './sdk-api.js';
import type { Semantics } from './semantics.js';

/** What the quick test needs of the project. */
export interface TextIndex {
  readonly allPaths: readonly string[];
  /** The bytes of a file read as latin-1; may be empty for a file that matches no pattern that matters. */
  latin1(path: string): string;
  /** Regular expressions, as text: from now on files that match one of them matter too. */
  matter(patterns: Iterable<string>): void;
}

/** Too common as words of their own: they count only in files that name the SDK. */
const COMMON = new Set(['signal', 'query']);
const COMMON_CALL = /\.\s*(?:signal|query)\s*\(/;

/** `temporal` is also in the comments that this tool leaves behind. */
const STEMS = ['temporal', 'defn', 'orkflow', 'ctivity'];

/**
 * What a file that has to do with the SDK holds, as regular expressions; other files hold names that the repository gives
 * to things of the SDK. Few and short: all bytes of a repository are searched for them.
 */
export const SDK_PATTERNS: readonly string[] = (() => {
  const rare = [...sdkNames].filter(name => !COMMON.has(name) && !holdsStem(name));
  // What defines a method of one of the common names matters to calls of such a name.
  return [...STEMS, ...rare, `def (?:${[...COMMON].join('|')})\\b`];
})();

/** Whether every file that holds the word matters in any case. */
export function holdsStem(word: string): boolean {
  return STEMS.some(stem => word.includes(stem));
}

/** `import execute_activity as run` and `run = workflow.execute_activity`: the call itself then shows another name. */
function renamings(known: ReadonlySet<string>): RegExp {
  const any = [...known].join('|');
  return new RegExp(
    `\\b(?:${any})\\s+as\\s+(\\w+)|\\b(\\w+)\\s*(?::[^=\\n]*)?=\\s*[\\w.]*\\b(?:${any})[ \\t]*(?:#.*)?$`,
    'gm',
  );
}

/** The names under which the repository can call the SDK: the SDK's own, and those that it is given by renaming. */
export function callNames(index: TextIndex): ReadonlySet<string> {
  const all = new Set(sdkNames);
  // Each round finds the new names of what the round before found; the first one reads only files that name the SDK's.
  let fresh = new Set([...all].filter(name => !COMMON.has(name)));
  while (fresh.size > 0) {
    const named = new RegExp(`\\b(?:${[...fresh].join('|')})\\b`);
    const renaming = renamings(fresh);
    const next = new Set<string>();
    for (const path of index.allPaths) {
      const text = index.latin1(path);
      if (!named.test(text)) continue;
      for (const match of text.matchAll(renaming)) {
        const name = match[1] ?? match[2]!;
        if (!all.has(name)) next.add(name);
      }
    }
    for (const name of next) all.add(name);
    index.matter([...next].filter(name => !holdsStem(name)).map(name => `\\b${name}\\b`));
    fresh = next;
  }
  return all;
}

/** The names of a kind of callable, and what the repository renames any callable to. */
function namesOf({ callNames }: Pick<Semantics, 'callNames'>, wanted: (api: SdkApi) => boolean): string[] {
  const names = new Set(sdkApi.filter(wanted).map(api => shortName(api.name)));
  return [...callNames].filter(name => names.has(name) || !sdkNames.has(name));
}

/** A quick test whether a file, read as latin-1, can hold a call of an activity, under whatever name. */
export function candidateActivityCalls(semantics: Pick<Semantics, 'callNames'>): (latin1: string) => boolean {
  const named = new RegExp(`\\b(?:${namesOf(semantics, api => api.target === 'activity').join('|')})\\b`);
  return text => named.test(text);
}

/** A quick test whether a file, read as latin-1, can continue a workflow as new, under whatever name. */
export function candidateContinueAsNew(semantics: Pick<Semantics, 'callNames'>): (latin1: string) => boolean {
  const names = namesOf(semantics, api => api.kind === 'continue-as-new');
  const named = new RegExp(`\\b(?:${[...names, 'ContinueAsNewError'].join('|')})\\b`);
  return text => named.test(text);
}

/** A quick test whether a file, read as latin-1, can hold a call of the SDK that sends any payload. */
export function candidateCalls(semantics: Pick<Semantics, 'callNames'>): (latin1: string) => boolean {
  const named = new RegExp(`\\b(?:${namesOf(semantics, api => !COMMON.has(shortName(api.name))).join('|')})\\b`);
  return text => named.test(text) || (text.includes('temporalio') && COMMON_CALL.test(text));
}

/**
 * A quick test whether a file, read as latin-1, can hold a call of the SDK, other than of an activity, with two or more
 * positional payloads: most files that start workflows do not, and need not be parsed.
 */
export function candidateRepairs({ callNames }: Pick<Semantics, 'callNames'>): (latin1: string) => boolean {
  const indexes = new Map<string, number>();
  for (const { name, payloadIndex } of sdkApi) {
    indexes.set(shortName(name), Math.min(payloadIndex, indexes.get(shortName(name)) ?? payloadIndex));
  }
  const call = new RegExp(`\\b(${[...callNames].join('|')})[\\s)]*\\(`, 'g');
  return text => {
    for (const match of text.matchAll(call)) {
      const name = match[1]!;
      if (COMMON.has(name) && !text.includes('temporalio')) continue;
      if (mayHavePositionals(text, match.index + match[0].length, (indexes.get(name) ?? 0) + 2)) return true;
    }
    return false;
  };
}

/** A quick test whether a file, read as latin-1, can hold a call that starts a child workflow, under whatever name. */
export function candidateChildCalls(semantics: Pick<Semantics, 'callNames'>): (latin1: string) => boolean {
  const named = new RegExp(`\\b(?:${namesOf(semantics, api => api.kind === 'child-workflow').join('|')})\\b`);
  return text => named.test(text);
}

/** A quick test whether a file, read as latin-1, can hold a call that starts any workflow, under whatever name. */
export function candidateWorkflowStarts(semantics: Pick<Semantics, 'callNames'>): (latin1: string) => boolean {
  const named = new RegExp(`\\b(?:${namesOf(semantics, api => api.target === 'workflow').join('|')})\\b`);
  return text => named.test(text);
}
