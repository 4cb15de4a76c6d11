import { mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What the user agreed to: that a repository's own command is run on this machine. */
interface Consent {
  readonly root: string;
  readonly command: string;
}

const fileIn = (configFolder: string) => join(configFolder, 'temporal-codemod', 'consent.json');

/** Whether the user agreed to this very command for this repository. A file that cannot be read is no agreement. */
export function hasConsent(configFolder: string, root: string, command: string): boolean {
  const real = realpathSync(root);
  return known(configFolder).some(each => each.root === real && each.command === command);
}

/** Remembers that the user agreed. It lies with the user's own settings, where no repository can write it. */
export function rememberConsent(configFolder: string, root: string, command: string): void {
  const path = fileIn(configFolder);
  mkdirSync(dirname(path), { recursive: true });
  const commands = [...known(configFolder), { root: realpathSync(root), command }];
  writeFileSync(path, `${JSON.stringify({ version: 1, commands }, null, 2)}\n`, { mode: 0o600 });
}

function known(configFolder: string): readonly Consent[] {
  try {
    const { commands } = JSON.parse(readFileSync(fileIn(configFolder), 'utf8')) as { commands?: unknown };
    return Array.isArray(commands) ? commands : [];
  } catch {
    return [];
  }
}
