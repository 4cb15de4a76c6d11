import assert from 'node:assert/strict';
import { dataOf, pageOf } from './pages.mjs';
import { check } from './suite.mjs';

const shown = () => [...document.querySelectorAll('.card:not([hidden])')].map(({ id }) => id.slice('finding-'.length));
const status = () => document.querySelector('.results .status').textContent;

/** Filters, links and layouts of the list of findings. */
export async function findings({ browser, shop }) {
  const { address, html } = pageOf(shop, 'args-list');
  const data = dataOf(html);
  const page = await browser.open(`${address}#findings`);
  const idsOf = test => data.findings.filter(test).map(({ id }) => id);
  const owners = path => data.files.find(file => file.path === path).owners;

  await check('every finding of the plan is on the page, in its order', async () => {
    assert.ok(data.findings.length >= 6);
    assert.deepEqual(
      await page.evaluate(shown),
      idsOf(() => true),
    );
    assert.equal(await page.evaluate(status), `${data.findings.length} findings`);
  });

  const choose = (legend, label) =>
    page.evaluate(
      (title, name) => {
        const fieldset = [...document.querySelectorAll('fieldset')].find(
          each => each.querySelector('legend').textContent === title,
        );
        const row = [...fieldset.querySelectorAll('.choice')].find(
          each => each.querySelector('.choice-name').textContent === name,
        );
        row.querySelector('input').click();
        return Number(row.querySelector('.count').textContent);
      },
      legend,
      label,
    );
  const clear = () => page.evaluate(() => [...document.querySelectorAll('.filters > button')].at(-1).click());

  for (const [legend, label, test] of [
    ['Kind', 'Safe fix', ({ safety }) => safety === 'safe'],
    ['Kind', 'Unsafe fix', ({ safety }) => safety === 'unsafe'],
    ['Kind', 'By hand', ({ safety }) => safety === undefined],
    ['Rule', 'activity-arguments', ({ rule }) => rule === 'activity-arguments'],
    ['Owner', '@mail', ({ path }) => owners(path).includes('@mail')],
    ['Severity', 'Error', ({ severity }) => severity === 'error'],
  ]) {
    await check(`the filter ${legend}: ${label} shows these alone, and said how many`, async () => {
      const expected = idsOf(test);
      assert.ok(expected.length > 0 && expected.length < data.findings.length, `${expected.length} findings`);
      const promised = await choose(legend, label);
      assert.deepEqual(await page.evaluate(shown), expected);
      assert.equal(promised, expected.length);
      await clear();
      assert.equal((await page.evaluate(shown)).length, data.findings.length);
    });
  }

  await check('filters add up: a kind and an owner', async () => {
    await choose('Kind', 'Safe fix');
    await choose('Owner', '@mail');
    assert.deepEqual(
      await page.evaluate(shown),
      idsOf(({ safety, path }) => safety === 'safe' && owners(path).includes('@mail')),
    );
  });

  await check('the address of a filter shows the same when it is opened again', async () => {
    const before = await page.evaluate(shown);
    await page.reload();
    assert.deepEqual(await page.evaluate(shown), before);
    await clear();
    assert.equal(await page.evaluate(() => location.hash), '#findings');
  });

  await check('the search reads messages, code and paths', async () => {
    for (const [text, test] of [
      ['continue', () => false],
      [
        'mail/flow',
        ({ path, related }) => path === 'mail/flow.py' || related?.some(each => each.path === 'mail/flow.py'),
      ],
      ['except Exception', ({ diffs }) => JSON.stringify(diffs ?? '').includes('except Exception')],
    ]) {
      await page.evaluate(words => {
        const search = document.getElementById('search');
        search.value = words;
        search.dispatchEvent(new Event('input', { bubbles: true }));
      }, text);
      const ids = await page.evaluate(shown);
      for (const id of idsOf(test)) assert.ok(ids.includes(id), `${text}: ${id}`);
      assert.ok(ids.length < data.findings.length);
    }
    await clear();
  });

  await check('a link to a finding opens it, also when a filter hides it', async () => {
    const { id } = data.findings.at(-1);
    await choose('Kind', 'By hand');
    assert.ok(!(await page.evaluate(shown)).includes(id));
    await page.evaluate(hash => {
      location.hash = hash;
    }, `#finding-${id}`);
    await page.until(target => document.activeElement.id === `finding-${target}`, id);
    const box = await page.evaluate(target => {
      const { top, bottom } = document.getElementById(`finding-${target}`).getBoundingClientRect();
      return { top, bottom, height: innerHeight };
    }, id);
    assert.ok(box.bottom > 0 && box.top < box.height, JSON.stringify(box));
  });

  await check('a diff says what the plan says, unified and side by side', async () => {
    const finding = data.findings.find(({ diffs }) => diffs);
    const lines = finding.diffs[0].hunks.flatMap(hunk => hunk.lines);
    const text = async kind =>
      page.evaluate(
        (id, selector) => [...document.querySelectorAll(`#finding-${id} ${selector}`)].map(cell => cell.textContent),
        finding.id,
        kind,
      );
    await page.evaluate(id => document.getElementById(`finding-${id}`).scrollIntoView(), finding.id);
    const marked = mark => lines.filter(line => line.startsWith(mark)).map(line => line.slice(1));
    for (const layout of ['split', 'unified']) {
      await page.click(`[data-layout=${layout}]`);
      await page.until((id, name) => document.querySelector(`#finding-${id} .diff.${name}`), finding.id, layout);
      assert.deepEqual(await text('td.code.removed'), marked('-'));
      assert.deepEqual(await text('td.code.added'), marked('+'));
    }
  });

  await check('the overview counts what the plan counts, and its numbers lead there', async () => {
    await page.evaluate(() => {
      location.hash = '#overview';
    });
    await page.until(() => !document.getElementById('view-overview').hidden);
    const lead = await page.evaluate(() => document.querySelector('.lead').textContent);
    assert.match(lead, new RegExp(`^${data.summary.fixes} places in ${data.summary.changed} files would change`));
    const rows = await page.evaluate(() =>
      [...document.querySelectorAll('[aria-labelledby=by-owner] tbody tr')].map(row => [
        row.querySelector('th').textContent,
        row.querySelector('th a').getAttribute('href'),
      ]),
    );
    assert.deepEqual(
      rows.map(([name]) => name).sort(),
      ['@mail', '@orders', '@platform'].filter(owner => idsOf(({ path }) => owners(path).includes(owner)).length > 0),
    );
    for (const [name, href] of rows) {
      await page.evaluate(hash => {
        location.hash = hash;
      }, href);
      await page.until(() => !document.getElementById('view-findings').hidden);
      assert.deepEqual(
        await page.evaluate(shown),
        idsOf(({ path }) => owners(path).includes(name)),
      );
    }
  });

  await check('the page of check shows the checklist: what holds, and what is open', async () => {
    const checked = pageOf(shop, 'check');
    const other = await browser.open(checked.address);
    const lines = await other.evaluate(() =>
      [...document.querySelectorAll('.checklist tr:not(.section)')].map(row => [
        row.className,
        row.querySelector('th').textContent,
      ]),
    );
    const { checklist, rules, findings: found } = dataOf(checked.html);
    // A remark counts against nothing.
    const counted = found.filter(({ status }) => status !== 'note');
    assert.notEqual(counted.length, found.length);
    const open = new Set(counted.map(({ rule }) => rules.find(({ name }) => name === rule).checklist));
    assert.deepEqual(
      lines,
      checklist.map(({ id, text }) => [open.has(id) ? 'open' : 'holds', text]),
    );
    assert.equal(await other.evaluate(() => document.querySelector('.decisions')), null);
    await other.close();
  });

  await check('nothing was loaded but the page, and nothing complained', async () => {
    assert.deepEqual(
      [...new Set(page.requests)].filter(url => !url.startsWith(address)),
      [],
    );
    assert.deepEqual(page.complaints, []);
  });
  await page.close();
}
