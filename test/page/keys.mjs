import assert from 'node:assert/strict';
import { dataOf, pageOf } from './pages.mjs';
import { check } from './suite.mjs';

/** The whole review without a mouse. */
export async function keys({ browser, shop }) {
  const { address, html } = pageOf(shop, 'args-list', '--calls', 'activities');
  const { findings } = dataOf(html);
  const page = await browser.open(address);
  const focused = () => page.evaluate(() => document.activeElement.id);
  const view = () => page.evaluate(() => document.body.dataset.view);

  await check('a review by keys alone: next, previous, accept, decline, take back', async () => {
    await page.press('f');
    await page.until(() => document.body.dataset.view === 'findings');
    await page.press('j');
    assert.equal(await focused(), `finding-${findings[0].id}`);
    await page.press('j');
    await page.press('k');
    assert.equal(await focused(), `finding-${findings[0].id}`);
    let [accepted, declined] = [0, 0];
    for (const [i, { id, safety }] of findings.entries()) {
      assert.equal(await focused(), `finding-${id}`);
      await page.press(i % 2 === 0 ? 'a' : 'd');
      if (safety) i % 2 === 0 ? accepted++ : declined++;
    }
    const total = findings.filter(({ safety }) => safety).length;
    const progress = () => page.evaluate(() => document.querySelector('.progress').textContent);
    assert.equal(await progress(), `${accepted} accepted, ${declined} declined, 0 undecided`);
    const { id, safety } = findings.at(-1);
    assert.equal(await focused(), `finding-${id}`);
    await page.press('u');
    if (safety) assert.match(await progress(), /1 undecided$/);
    assert.equal(total, accepted + declined);
  });

  await check('what has the focus is not hidden by what sticks above it', async () => {
    for (let i = 0; i < findings.length; i++) await page.press('k');
    for (const { id } of findings) {
      const covered = await page.evaluate(each => {
        const { top } = document.querySelector(`#finding-${each} header`).getBoundingClientRect();
        const bar = document.querySelector('.results > .toolbar').getBoundingClientRect();
        return top < bar.bottom - 1;
      }, id);
      if ((await focused()) === `finding-${id}`) assert.equal(covered, false, id);
      await page.press('j');
    }
  });

  await check('in the search field letters are letters; / leads there', async () => {
    await page.press('/');
    assert.equal(await focused(), 'search');
    for (const key of 'mail') await page.press(key);
    assert.equal(await page.evaluate(() => document.getElementById('search').value), 'mail');
    assert.equal(await view(), 'findings');
  });

  await check('? lists the keys, Escape closes the list, and they can be turned off', async () => {
    await page.evaluate(() => document.activeElement.blur());
    await page.press('?');
    assert.equal(await page.evaluate(() => document.querySelector('dialog').open), true);
    await page.evaluate(() => document.querySelector('dialog input').click());
    await page.press('Escape');
    await page.until(() => !document.querySelector('dialog').open);
    await page.press('o');
    assert.equal(await view(), 'findings');
    await page.evaluate(() => document.querySelector('dialog input').click());
    await page.press('o');
    await page.until(() => document.body.dataset.view === 'overview');
  });

  await check('the tab key reaches every control, in an order that can be followed', async () => {
    await page.evaluate(() => {
      location.hash = '#findings';
      document.activeElement.blur();
    });
    const wanted = await page.evaluate(
      () =>
        [...document.querySelectorAll('a[href], button, select, input')].filter(
          each => each.checkVisibility() && each.tabIndex >= 0 && !each.disabled,
        ).length,
    );
    const seen = new Set();
    for (let i = 0; i < wanted + 20; i++) {
      await page.press('Tab');
      seen.add(
        await page.evaluate(() => {
          window.visited ??= new Map();
          const element = document.activeElement;
          if (!window.visited.has(element)) window.visited.set(element, window.visited.size);
          return window.visited.get(element);
        }),
      );
    }
    const reached = await page.evaluate(() =>
      [...document.querySelectorAll('a[href], button, select, input')]
        .filter(each => each.checkVisibility() && each.tabIndex >= 0 && !each.disabled && !window.visited.has(each))
        .map(each => each.outerHTML),
    );
    assert.deepEqual(reached, []);
    assert.ok(seen.size >= wanted);
  });
  assert.deepEqual(page.complaints, []);
  await page.close();
}
