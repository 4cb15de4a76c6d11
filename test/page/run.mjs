// What the page of `--format html` does in a real browser. `npm run test:page`; CHROMIUM may name the browser.
import { rmSync } from 'node:fs';
import { accessibility } from './accessibility.mjs';
import { findBrowser, startBrowser } from './browser.mjs';
import { decisions } from './decisions.mjs';
import { escaping } from './escaping.mjs';
import { findings } from './findings.mjs';
import { keys } from './keys.mjs';
import { map } from './map.mjs';
import { HOSTILE, repository, SHOP } from './pages.mjs';
import { size } from './size.mjs';
import { finish } from './suite.mjs';

const path = findBrowser();
if (path === undefined) {
  console.log('skip  everything: no Chromium on the PATH (Debian: apt-get install chromium), and CHROMIUM names none');
  console.log('0 passed, 0 failed, 1 skipped');
  process.exitCode = process.argv.includes('--no-skips') ? 1 : 0;
} else {
  const browser = await startBrowser(path);
  const [shop, hostile] = [repository(SHOP), repository(HOSTILE)];
  try {
    for (const suite of [findings, decisions, keys, map, escaping, accessibility, size]) {
      await suite({ browser, shop, hostile });
    }
  } finally {
    await browser.close();
    for (const folder of [shop, hostile]) rmSync(folder, { recursive: true, force: true });
  }
  finish();
}
