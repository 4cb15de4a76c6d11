import { readFile } from 'node:fs/promises';

/** The page as `npm run build` made it. It lies beside the bundle, or in `dist` when run from source. */
export async function pageTemplate(): Promise<string> {
  for (const place of ['./page.html', '../page.html', '../../dist/page.html']) {
    const page = await readFile(new URL(place, import.meta.url), 'utf8').catch(() => undefined);
    if (page !== undefined) return page;
  }
  throw new Error('page.html of the package was not found; npm run build makes it');
}
