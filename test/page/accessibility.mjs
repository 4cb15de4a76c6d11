import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pageOf } from './pages.mjs';
import { check } from './suite.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Axe finds nothing in any view, light and dark; and what a screen reader is told makes sense. */
export async function accessibility({ browser, shop }) {
  const { address } = pageOf(shop, 'args-list', '--calls', 'all');
  const page = await browser.open(address);
  // Axe is put into the page from outside of its policy.
  await page.client.Page.setBypassCSP({ enabled: true });
  await page.reload();
  await page.evaluate(axe);

  for (const scheme of ['light', 'dark']) {
    for (const hash of ['#overview', '#findings', '#map', '#map/orders%2Fflow.py%23Order']) {
      await check(`axe finds nothing in ${hash}, ${scheme}`, async () => {
        await page.media({ 'prefers-color-scheme': scheme });
        await page.evaluate(to => {
          location.hash = to;
        }, hash);
        await page.evaluate(() => new Promise(resolve => setTimeout(resolve, 150)));
        const violations = await page.evaluate(async () => {
          const results = await window.axe.run(document, {
            runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
          });
          return results.violations.map(
            ({ id, nodes }) =>
              `${id}: ${nodes
                .slice(0, 3)
                .map(({ html, failureSummary }) => `${html} ${failureSummary}`)
                .join(' | ')}`,
          );
        });
        assert.deepEqual(violations, []);
      });
    }
  }

  await check('axe finds nothing in a decided, split, filtered list and in the list of keys', async () => {
    await page.evaluate(() => {
      location.hash = '#findings?work=safe';
    });
    await page.until(() => !document.getElementById('view-findings').hidden);
    await page.click('[data-layout=split]');
    await page.click('.card:not([hidden]) .decline');
    await page.evaluate(() => document.querySelector('.more button').click());
    const violations = await page.evaluate(async () =>
      (await window.axe.run(document)).violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`),
    );
    assert.deepEqual(violations, []);
    await page.evaluate(() => document.querySelector('dialog').close());
  });

  await check('a screen reader hears what the boxes of the map are', async () => {
    await page.evaluate(() => {
      location.hash = '#map';
    });
    await page.until(() => document.querySelectorAll('.box').length > 0);
    const { nodes } = await page.client.Accessibility.getFullAXTree();
    const names = nodes
      .filter(({ role, ignored }) => role?.value === 'button' && !ignored)
      .map(({ name }) => name.value);
    assert.ok(
      names.some(name => /^Workflow Order, running workflows would notice, \d findings$/.test(name)),
      names.join('; '),
    );
    await page.evaluate(() => {
      location.hash = '#findings';
    });
    await page.until(() => !document.getElementById('view-findings').hidden);
  });

  await check('a screen reader hears headings in order, names of buttons, and what changed', async () => {
    const { nodes } = await page.client.Accessibility.getFullAXTree();
    const of = role => nodes.filter(node => node.role?.value === role && !node.ignored);
    const names = role => of(role).map(node => node.name?.value ?? '');
    const levels = of('heading').map(node => node.properties.find(({ name }) => name === 'level').value.value);
    assert.equal(levels[0], 1);
    for (const [i, level] of levels.entries()) if (i > 0) assert.ok(level <= levels[i - 1] + 1, `${levels}`);
    for (const role of ['button', 'link', 'checkbox', 'combobox', 'searchbox', 'article', 'table']) {
      assert.ok(of(role).length > 0, role);
      assert.deepEqual(
        names(role).filter(name => name.trim() === ''),
        [],
        role,
      );
    }
    assert.ok(names('status').length >= 0 && of('status').length >= 2);
    assert.deepEqual(of('main').length, 1);
    assert.deepEqual(of('navigation').length, 1);
  });

  await check('on paper: every finding that is shown, with its whole diff', async () => {
    await page.evaluate(() => {
      location.hash = '#findings';
    });
    await page.until(() => document.querySelectorAll('.card:not([hidden])').length > 3);
    const pdf = await page.pdf();
    assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
    const undrawn = await page.evaluate(
      () => [...document.querySelectorAll('.card:not([hidden])')].filter(card => !card.querySelector('table')).length,
    );
    assert.equal(undrawn, 0);
    await page.media({}, 'print');
    const printed = await page.evaluate(() => ({
      filters: document.querySelector('.filters').checkVisibility(),
      overview: document.querySelector('.lead').checkVisibility(),
      findings: document.querySelector('.card').checkVisibility(),
    }));
    assert.deepEqual(printed, { filters: false, overview: true, findings: true });
    await page.media({});
  });
  await page.close();
}
