import { sdkApi, shortName } from './sdk-api.js';
import type { Semantics } from './semantics.js';

/** What the quick test needs of the project. */
export interface TextIndex {
  readonly allPaths: readonly string[];
  /** The bytes of a file read as latin-1. */
  latin1(path: string): string;
}

/** Too common as words of their own: they count only in files that name the SDK. */
const COMMON = new Set(['signal', 'query']);
const COMMON_CALL = /\.\s*(?:signal|query)\s*\(/;

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
  const all = new Set(sdkApi.map(api => shortName(api.name)));
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
    fresh = next;
  }
  return all;
}

/** A quick test whether a file, read as latin-1, can hold a call of the SDK under one of the names. */
export function candidateCalls({ callNames }: Pick<Semantics, 'callNames'>): (latin1: string) => boolean {
  const named = new RegExp(`\\b(?:${[...callNames].filter(name => !COMMON.has(name)).join('|')})\\b`);
  return text => named.test(text) || (text.includes('temporalio') && COMMON_CALL.test(text));
}
