import { createRequire } from 'node:module';

/** The package's own version; package.json lies one folder above `src` and two above a bundled entry point. */
export const VERSION: string = (() => {
  const require = createRequire(import.meta.url);
  for (const path of ['../package.json', '../../package.json']) {
    try {
      const { name, version } = require(path) as { name?: string; version: string };
      if (name === 'temporal-codemod') return version;
    } catch {
      // Not at this level.
    }
  }
  throw new Error('package.json of temporal-codemod was not found');
})();
