import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Region } from '../plan/regions.js';

const MARK = '#~';

/** The lines of a fix as a text to edit: a marked line above each stretch says where it is. */
export function editable(stretches: readonly Region[]): string {
  const head = `${MARK} The code as it will be. Change it and save; keep the lines with ${MARK}. To leave the fix as it is, empty the file.\n`;
  return head + stretches.map(({ path, after }) => `${MARK} ${path}\n${after.replaceAll('\r\n', '\n')}\n`).join('');
}

/** What was made of it: a text for each stretch; undefined where the marked lines are not as they were. */
export function readEdited(text: string, stretches: readonly Region[]): readonly string[] | undefined {
  const found: { readonly mark: string; readonly lines: string[] }[] = [];
  for (const line of text.replaceAll('\r\n', '\n').replace(/\n$/, '').split('\n')) {
    if (line.startsWith(MARK)) found.push({ mark: line, lines: [] });
    else found.at(-1)?.lines.push(line);
  }
  const [head, ...rest] = found;
  const isSame =
    rest.length === stretches.length && stretches.every(({ path }, i) => rest[i]!.mark === `${MARK} ${path}`);
  if (!head || head.lines.length > 0 || !isSame) return undefined;
  return stretches.map(({ after }, i) => rest[i]!.lines.join(after.includes('\r\n') ? '\r\n' : '\n'));
}

/**
 * Has a text edited in an editor. The editor's own output goes to stderr, since stdout is for the result.
 * @param editor a shell command, as in $EDITOR
 * @returns undefined where the editor failed, with what the user should know
 */
export function openEditor(editor: string, text: string): { readonly text: string } | { readonly problem: string } {
  const folder = mkdtempSync(join(tmpdir(), 'temporal-codemod-'));
  const path = join(folder, 'fix.py');
  try {
    writeFileSync(path, text, { mode: 0o600 });
    // As git does: the editor may be a command with arguments of its own.
    const { status, error } = spawnSync(`${editor} "${path}"`, { shell: true, stdio: ['inherit', 2, 'inherit'] });
    if (error || status !== 0) return { problem: `the editor (${editor}) failed: the fix stays as it was.` };
    return { text: readFileSync(path, 'utf8') };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
