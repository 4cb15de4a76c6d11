import { isAbsolute } from 'node:path';

/**
 * The environment for a program that is found by its name. It is not looked for in the current folder, nor in folders
 * that are named from there: these are those of the repository, which must not bring the `git` or `python3` that is run.
 */
export function safeEnvironment(): NodeJS.ProcessEnv {
  const separator = process.platform === 'win32' ? ';' : ':';
  const kept = Object.entries(process.env).flatMap(([name, value]): [string, string | undefined][] => {
    if (name.toUpperCase() !== 'PATH') return [[name, value]];
    const path = (value ?? '').split(separator).filter(isAbsolute).join(separator);
    // An empty path would be the current folder again; none at all is that of the system.
    return path === '' ? [] : [[name, path]];
  });
  // Windows looks in the current folder first, unless told otherwise.
  return { ...Object.fromEntries(kept), NoDefaultCurrentDirectoryInExePath: '1' };
}
