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
const names = [...new Set(sdkApi.map(api => shortName(api.name)))].filter(name => !COMMON.has(name)).join('|');
const NAMED = new RegExp(`\\b(?:${names})\\b`);
const COMMON_CALL = /\.\s*(?:signal|query)\s*\(/;
/** `import execute_activity as run` and `run = workflow.execute_activity`: the call itself then shows another name. */
const RENAMED = new RegExp(
  `\\b(?:${names})\\s+as\\s+(\\w+)|\\b(\\w+)\\s*(?::[^=\\n]*)?=\\s*[\\w.]*\\b(?:${names})[ \\t]*(?:#.*)?$`,
  'gm',
);

/** The names under which the repository can call the SDK: the SDK's own, and those that it is given by renaming. */
export function callNames(index: TextIndex): ReadonlySet<string> {
  const found = new Set(sdkApi.map(api => shortName(api.name)));
  for (const path of index.allPaths) {
    const text = index.latin1(path);
    if (!NAMED.test(text)) continue;
    for (const match of text.matchAll(RENAMED)) found.add(match[1] ?? match[2]!);
  }
  return found;
}

/** A quick test whether a file, read as latin-1, can hold a call of the SDK under one of the names. */
export function candidateCalls({ callNames }: Pick<Semantics, 'callNames'>): (latin1: string) => boolean {
  const named = new RegExp(`\\b(?:${[...callNames].filter(name => !COMMON.has(name)).join('|')})\\b`);
  return text => named.test(text) || (text.includes('temporalio') && COMMON_CALL.test(text));
}
