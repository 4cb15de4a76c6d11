import type { SourceFile } from './source-file.js';

/** Folders that hold nothing but tests and what helps them. */
const FOLDER = /(?:^|\/)(?:tests?|testing|__tests__|[^/]*[_-]tests|tests?[_-](?:utils?|helpers?|fixtures?|support))\//;
/** Files that say of themselves that they are there for tests. */
const HELPER =
  /(?:^|\/)(?:conftest|_?tests?_(?:fixtures?|helpers?|utils?|support|doubles)|[^/]*_test_(?:fixtures?|helpers?|utils?|support))\.py$/;
/** What pytest and unittest look for; but a test cycle, a test case or a test report may be what an application is about. */
const NAMED = /(?:^|\/)(?:test_[^/]*|[^/]*_tests?|smoke_[^/]*)\.py$/;

/**
 * Whether a file holds tests: by its folder, by a name that is given to nothing else, or by a name that pytest and
 * unittest look for together with what is in it.
 */
export function isTestFile({ path, text }: Pick<SourceFile, 'path' | 'text'>): boolean {
  return FOLDER.test(path) || HELPER.test(path) || (NAMED.test(path) && testsSomething(text));
}

const LIBRARY = /^[ \t]*(?:import|from)[ \t]+(?:pytest|unittest|temporalio\.testing)\b/m;
/** A script that is started by hand to try something out. */
const SCRIPT = /^(?:if[ \t]+__name__[ \t]*==|asyncio\.run\()/m;
const TEST_CLASS = /^class[ \t]+(?:Test\w*[ \t]*:|\w+[ \t]*\([^)\n]*TestCase\b)/m;
/** With the line before it: `@activity.defn` and `@workflow.signal` make something else of a function. */
const TEST_FUNCTION = /^([^\n]*)\n([ \t]*)(?:async[ \t]+)?def[ \t]+test_/gm;

function testsSomething(text: string): boolean {
  if (LIBRARY.test(text) || SCRIPT.test(text)) return true;
  const methods = TEST_CLASS.test(text);
  for (const [, before, indent] of `\n${text}`.matchAll(TEST_FUNCTION)) {
    if (/@\w*(?:activity|workflow|defn)\b/.test(before!)) continue;
    if (indent === '' || methods) return true;
  }
  return false;
}
