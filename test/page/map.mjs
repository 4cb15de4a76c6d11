import assert from 'node:assert/strict';
import { dataOf, pageOf } from './pages.mjs';
import { check } from './suite.mjs';

/** The map of workflows: the drawing, the words beside it, search and zoom. */
export async function map({ browser, shop }) {
  const { address, html } = pageOf(shop, 'args-list');
  const data = dataOf(html);
  const page = await browser.open(`${address}#map`);
  const boxes = () => page.evaluate(() => [...document.querySelectorAll('.box')].map(box => box.dataset.node).sort());

  await check('every workflow and activity that is connected has a box, and every call a line', async () => {
    assert.deepEqual(await boxes(), [
      'mail/flow.py#Mail',
      'mail/flow.py#send',
      'orders/flow.py#Order',
      'orders/flow.py#charge',
      'start.py',
    ]);
    const lines = await page.evaluate(() =>
      [...document.querySelectorAll('.edge')].map(line => line.parentElement.querySelector('title').textContent).sort(),
    );
    assert.deepEqual(lines, [
      'Mail calls send',
      'Order calls charge, 2 calls',
      'Order calls send',
      'Order starts the child Mail',
      'start.py starts Order',
    ]);
  });

  await check('boxes do not lie on each other, and lines lead from left to right', async () => {
    const places = await page.evaluate(() =>
      [...document.querySelectorAll('.box')].map(box => {
        const { x, y, right, bottom } = box.querySelector('rect').getBoundingClientRect();
        return { id: box.dataset.node, x, y, right, bottom };
      }),
    );
    for (const a of places) {
      for (const b of places) {
        if (a.id === b.id) continue;
        assert.ok(a.right <= b.x || b.right <= a.x || a.bottom <= b.y || b.bottom <= a.y, `${a.id} and ${b.id}`);
      }
    }
    const x = id => places.find(place => place.id === id).x;
    assert.ok(x('start.py') < x('orders/flow.py#Order'));
    assert.ok(x('orders/flow.py#Order') < x('mail/flow.py#Mail'));
  });

  await check('a click on a box shows its signature, who starts it, what it calls and its findings', async () => {
    await page.click('[data-node="orders/flow.py#Order"]');
    await page.until(() => document.querySelector('.details h3')?.textContent === 'Order');
    const text = await page.evaluate(() => document.querySelector('.details').textContent);
    for (const part of [
      'run(self, order: str) -> None',
      'Started by',
      'start.py',
      'Starts as children',
      'Mail',
      'charge',
      'running workflows, schedules or other services would notice',
    ]) {
      assert.ok(text.toLowerCase().includes(part.toLowerCase()), `${part} in ${text}`);
    }
    const links = await page.evaluate(() =>
      [...document.querySelectorAll('.details a[href^="#finding-"]')].map(link => link.getAttribute('href').slice(9)),
    );
    assert.deepEqual(
      links,
      data.findings.filter(({ nodes }) => nodes?.includes('orders/flow.py#Order')).map(({ id }) => id),
    );
    assert.equal(await page.evaluate(() => decodeURIComponent(location.hash)), '#map/orders/flow.py#Order');
  });

  await check('the address of a box opens it again', async () => {
    await page.reload();
    assert.equal(await page.evaluate(() => document.querySelector('.details h3').textContent), 'Order');
  });

  await check('arrows lead from box to box, Enter chooses one', async () => {
    await page.evaluate(() => document.querySelector('[data-node="orders/flow.py#Order"]').focus());
    await page.press('ArrowLeft');
    assert.equal(await page.evaluate(() => document.activeElement.dataset.node), 'start.py');
    await page.press('Enter');
    await page.until(() => document.querySelector('.details h3').textContent === 'start.py');
    assert.equal(await page.evaluate(() => document.querySelectorAll('.box[tabindex="0"]').length), 1);
  });

  await check('the search lists what fits, and Enter opens the first', async () => {
    await page.click('#map-search');
    for (const key of 'mail/') await page.press(key);
    const listed = await page.evaluate(() =>
      [...document.querySelectorAll('.index li:not([hidden]) a')]
        .filter(link => link.checkVisibility())
        .map(link => link.textContent),
    );
    assert.deepEqual(listed, ['Mail', 'send']);
    await page.press('Enter');
    await page.until(() => document.querySelector('.details h3').textContent === 'Mail');
    assert.ok((await page.evaluate(() => document.querySelector('.details').textContent)).includes('itself'));
  });

  await check('buttons and keys zoom, and Fit shows all', async () => {
    const scale = () =>
      page.evaluate(() =>
        Number(/scale\(([\d.]+)\)/.exec(document.querySelector('.pane > g').getAttribute('transform'))[1]),
      );
    const fitted = await scale();
    await page.click('[aria-label="Zoom in"]');
    assert.ok((await scale()) > fitted);
    await page.evaluate(() => document.querySelector('.box[tabindex="0"]').focus());
    await page.press('-');
    await page.press('-');
    assert.ok((await scale()) < fitted);
    await page.click('[aria-label="Fit the whole map"]');
    const inside = await page.evaluate(() => {
      const pane = document.querySelector('.pane').getBoundingClientRect();
      return [...document.querySelectorAll('.box')].every(box => {
        const { left, right, top, bottom } = box.getBoundingClientRect();
        return left >= pane.left && right <= pane.right && top >= pane.top && bottom <= pane.bottom;
      });
    });
    assert.ok(inside);
  });
  await check('on paper the whole map is there, whatever part of it was on the screen', async () => {
    for (let i = 0; i < 6; i++) await page.click('[aria-label="Zoom in"]');
    const boxesIn = () =>
      page.evaluate(() => {
        const pane = document.querySelector('.pane').getBoundingClientRect();
        return [...document.querySelectorAll('.box')].filter(box => {
          const { left, right, top, bottom } = box.getBoundingClientRect();
          return left >= pane.left && right <= pane.right && top >= pane.top && bottom <= pane.bottom;
        }).length;
      });
    assert.ok((await boxesIn()) < 5);
    await page.evaluate(() => {
      dispatchEvent(new Event('beforeprint'));
    });
    assert.equal(await boxesIn(), 5);
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    assert.ok((await boxesIn()) < 5);
  });
  assert.deepEqual(page.complaints, []);
  await page.close();
}
