import { readFileSync, statSync } from 'node:fs';
import { relative, sep } from 'node:path';

/** An exported history that the repository holds, for replaying it in tests. */
export interface RecordedHistory {
  /** Relative to the root, with `/`. */
  readonly path: string;
  /** Where the name of the workflow stands, as UTF-16 offsets of the text. */
  readonly start: number;
  readonly end: number;
}

/** Larger files are no histories that people check in: the server ends an execution at 50 MB. */
const MOST_BYTES = 50_000_000;
const STARTED = 'workflowExecutionStartedEventAttributes';
const TYPE = /"workflowType"\s*:\s*\{\s*"name"\s*:\s*"([^"\\\n]+)"/;

/**
 * Reads the JSON files of a repository that are histories (`temporal workflow show --output json`), by the name of the
 * workflow that was started.
 * @param files absolute
 */
export function findHistories(root: string, files: readonly string[]): Map<string, RecordedHistory[]> {
  const found = new Map<string, RecordedHistory[]>();
  for (const file of files) {
    let text: string;
    try {
      if (statSync(file).size > MOST_BYTES) continue;
      text = readFileSync(file, 'utf8');
    } catch {
      // Not to be read: then nothing is known of it.
      continue;
    }
    const at = text.indexOf(STARTED);
    const type = at < 0 ? undefined : TYPE.exec(text.slice(at));
    if (!type) continue;
    const start = at + type.index;
    const path = relative(root, file).split(sep).join('/');
    found.set(type[1]!, [...(found.get(type[1]!) ?? []), { path, start, end: start + type[0].length }]);
  }
  return found;
}
