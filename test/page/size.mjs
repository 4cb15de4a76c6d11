import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { dataOf, manyCalls, pageOf, repository } from './pages.mjs';
import { check } from './suite.mjs';

/** Scrolls through the list in steps of half a window and measures each: milliseconds of work until it is painted. */
const scroll = async steps => {
  const times = [];
  const height = document.documentElement.scrollHeight;
  for (let i = 0; i <= steps; i++) {
    const start = performance.now();
    scrollTo(0, (height * i) / steps);
    await new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)));
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  return { median: times[times.length >> 1], worst: times.at(-1) };
};

/** A thousand findings are as quick to handle as a hundred: ratios of two pages in one browser, no clock. */
export async function size({ browser }) {
  const folders = [10, 100].map(calls =>
    repository(
      Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`part_${i}.py`, manyCalls(calls, `Flow${i}`)])),
    ),
  );
  const made = folders.map(folder => pageOf(folder, 'args-list'));
  const pages = [];
  for (const { address } of made) pages.push(await browser.open(`${address}#findings`));
  const [small, large] = pages;
  const inFront = async (page, ...what) => {
    await page.front();
    return page.evaluate(...what);
  };

  await check('a thousand findings are there, and few of their diffs are drawn before they are near', async () => {
    assert.equal(dataOf(made[1].html).findings.length, 1000);
    assert.equal(await large.evaluate(() => document.querySelectorAll('.card').length), 1000);
    const drawn = await large.evaluate(() => document.querySelectorAll('.card table.diff').length);
    assert.ok(drawn > 0 && drawn < 60, `${drawn} are drawn`);
  });

  await check('room is left for what is not drawn: the length of the list hardly changes', async () => {
    const before = await large.evaluate(() => document.documentElement.scrollHeight);
    await large.evaluate(scroll, 40);
    const after = await large.evaluate(() => document.documentElement.scrollHeight);
    assert.ok(Math.abs(after - before) / after < 0.25, `${before} and ${after}`);
  });

  await check('a step of scrolling costs no more than three times that of a list of a hundred', async () => {
    const ratios = [];
    for (let i = 0; i < 3; i++) {
      const [few, many] = [await inFront(small, scroll, 30), await inFront(large, scroll, 30)];
      ratios.push(many.median / few.median);
    }
    assert.ok(Math.min(...ratios) < 3, `${ratios}`);
  });

  await check('a filter costs no more than ten times that of a tenth of the list, with room for noise', async () => {
    const filter = async () => {
      const start = performance.now();
      for (const text of ['number 7', 'number', 'flow3', '']) {
        const search = document.getElementById('search');
        search.value = text;
        search.dispatchEvent(new Event('input', { bubbles: true }));
        await new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)));
      }
      return performance.now() - start;
    };
    const ratios = [];
    for (let i = 0; i < 3; i++) {
      const few = await inFront(small, filter);
      ratios.push((await inFront(large, filter)) / few);
    }
    assert.ok(Math.min(...ratios) < 15, `${ratios}`);
  });

  for (const page of pages) await page.close();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}
