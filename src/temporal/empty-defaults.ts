import type { SourceFile } from '../python/source-file.js';
import type { Bulk } from './bulk-data.js';

const EMPTY =
  /^(?:\(\s*\)|\[\s*\]|\{\s*\}|None|[\w.]*\(.*\bdefault_factory\s*=\s*(?:list|dict|tuple|set)\b.*\)|[\w.]*\(\s*(?:default\s*=\s*)?(?:\(\s*\)|\[\s*\]|None)\s*[,)].*)$/s;

/**
 * Whether bulk data lies in a field that is empty unless somebody fills it, and that the file which makes the call never
 * names: as far as that file goes, it stays empty.
 */
export function isLeftEmpty({ fields }: Bulk, caller: SourceFile): boolean {
  return fields.some(({ name, value, file }) => {
    if (value === undefined || !EMPTY.test(file.textOf(value))) return false;
    return file === caller ? false : !new RegExp(`\\b${name}\\b`).test(caller.text);
  });
}
