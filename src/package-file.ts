import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/**
 * A JSON file of the package itself, by its path from the package's folder. That folder lies one above `src`, and one or
 * two above a bundled file.
 */
export function packageFile<T>(path: string, isRight: (content: T) => boolean = () => true): T {
  for (const up of ['..', '../..']) {
    try {
      const content = require(`${up}/${path}`) as T;
      if (isRight(content)) return content;
    } catch {
      // Not at this level.
    }
  }
  throw new Error(`${path} of temporal-codemod was not found`);
}
