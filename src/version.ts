import { packageFile } from './package-file.js';

interface Package {
  readonly name?: string;
  readonly version: string;
}

/** The package's own version. */
export const VERSION: string = packageFile<Package>('package.json', ({ name }) => name === 'temporal-codemod').version;
