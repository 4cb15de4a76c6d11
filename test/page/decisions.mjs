import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dataOf, pageOf, repository, run, SHOP } from './pages.mjs';
import { check } from './suite.mjs';

/** Ticks, what the browser keeps of them, and the file that they leave in. */
export async function decisions({ browser, shop }) {
  const { address, html } = pageOf(shop, 'args-list', '--calls', 'all');
  const fixes = dataOf(html).findings.filter(({ safety }) => safety);
  const page = await browser.open(`${address}#findings`);
  const folder = mkdtempSync(join(tmpdir(), 'temporal-codemod-decisions-'));
  await page.downloadTo(folder);

  const progress = () => page.evaluate(() => document.querySelector('.progress').textContent);
  const pressed = (id, kind) =>
    page.evaluate(
      (each, name) => document.querySelector(`#finding-${each} .${name}`).getAttribute('aria-pressed'),
      id,
      kind,
    );
  const download = async () => {
    await page.evaluate(() => document.querySelector('.decisions .primary').click());
    const done = () => readdirSync(folder).filter(name => name.endsWith('.json'));
    for (let i = 0; i < 200 && done().length === 0; i++) await new Promise(resolve => setTimeout(resolve, 25));
    const [name] = done();
    const text = readFileSync(join(folder, name), 'utf8');
    rmSync(join(folder, name));
    return { name, text, decisions: JSON.parse(text).decisions };
  };

  const [first, second, ...rest] = fixes.map(({ id }) => id);
  await check('a fix is accepted or declined by a click, and a second click takes it back', async () => {
    assert.ok(rest.length >= 2);
    await page.click(`#finding-${first} .accept`);
    await page.click(`#finding-${second} .decline`);
    await page.click(`#finding-${rest[0]} .decline`);
    await page.click(`#finding-${rest[0]} .decline`);
    assert.equal(await progress(), `1 accepted, 1 declined, ${rest.length} undecided`);
    assert.equal(await pressed(first, 'accept'), 'true');
    assert.equal(await pressed(second, 'decline'), 'true');
    assert.equal(await pressed(rest[0], 'decline'), 'false');
  });

  await check('decisions outlive the page', async () => {
    await page.reload();
    assert.equal(await progress(), `1 accepted, 1 declined, ${rest.length} undecided`);
  });

  await check('the file holds every fix of the plan; what is undecided goes as it was chosen', async () => {
    const left = Object.fromEntries(rest.map(id => [id, 'decline']));
    const out = await download();
    assert.match(out.name, /-decisions\.json$/);
    assert.deepEqual(out.decisions, { [first]: 'accept', [second]: 'decline', ...left });
    await page.evaluate(() => {
      document.getElementById('undecided').value = 'accept';
    });
    const applied = Object.fromEntries(rest.map(id => [id, 'accept']));
    assert.deepEqual((await download()).decisions, { [first]: 'accept', [second]: 'decline', ...applied });
  });

  await check('all that are shown are decided at once, and no other', async () => {
    const { rule: _, ...unsafe } = fixes.find(({ safety }) => safety === 'unsafe');
    await page.evaluate(() => {
      location.hash = '#findings?work=unsafe';
    });
    await page.until(() => document.querySelectorAll('.card:not([hidden])').length === 1);
    await page.click('.toolbar .decline');
    assert.equal(await pressed(unsafe.id, 'decline'), 'true');
    const out = await download();
    const expected = Object.fromEntries(
      fixes.map(({ id }) => [id, id === second || id === unsafe.id ? 'decline' : 'accept']),
    );
    assert.deepEqual(out.decisions, expected);
  });

  const load = async text => {
    const path = join(folder, 'given.txt');
    writeFileSync(path, text);
    const { client } = page;
    const { root } = await client.DOM.getDocument();
    const { nodeId } = await client.DOM.querySelector({ nodeId: root.nodeId, selector: 'input[type=file]' });
    await client.DOM.setFileInputFiles({ nodeId, files: [path] });
  };
  await check('a file of decisions is taken over by another reader', async () => {
    await load(
      JSON.stringify({ version: 1, decisions: { [first]: 'decline', [second]: 'accept', ffffffffffff: 'accept' } }),
    );
    await page.until(() =>
      document
        .querySelector('.progress')
        .textContent.startsWith('2 decisions taken over; 1 decision is about other fixes.'),
    );
    assert.equal(await pressed(first, 'decline'), 'true');
    assert.equal(await pressed(second, 'accept'), 'true');
  });

  await check('a file that holds none is refused with a word', async () => {
    for (const text of ['', '[]', 'null', '{"decisions": 1}', '<b>']) {
      await load(text);
      await page.until(() =>
        document.querySelector('.progress').textContent.startsWith('This file holds no decisions.'),
      );
      await page.evaluate(() => {
        document.querySelector('.progress').textContent = '';
      });
    }
  });
  rmSync(folder, { recursive: true });
  await page.close();
  await roundTrip(browser);
  await wholeMigration(browser);
}

/** From the plan to the page, to the file of decisions, to `apply`: what was accepted is written, and nothing else. */
async function roundTrip(browser) {
  const shop = repository(SHOP);
  const { address, html } = pageOf(shop, 'args-list', '--calls', 'all', '--plan-out', 'plan.json');
  const fixes = dataOf(html).findings.filter(({ safety }) => safety);
  const page = await browser.open(`${address}#findings`);
  await page.downloadTo(shop);
  const accepted = fixes.filter((_, i) => i % 2 === 0);

  await check('what is accepted on the page is what apply writes, and nothing else', async () => {
    for (const { id } of accepted) await page.click(`#finding-${id} .accept`);
    await page.evaluate(() => document.querySelector('.decisions .primary').click());
    const named = () => readdirSync(shop).find(name => name.endsWith('-decisions.json'));
    for (let i = 0; i < 200 && !named(); i++) await new Promise(resolve => setTimeout(resolve, 25));
    const args = ['apply', 'plan.json', '--decisions', named(), '--allow-dirty', '--quiet'];
    run(shop, ...args);
    for (const path of new Set(fixes.map(fix => fix.path))) {
      // The lines that the accepted fixes name, put in the place of the old ones, by a way of their own.
      const lines = SHOP[path].split('\n');
      const hunks = accepted.flatMap(({ diffs }) =>
        diffs.filter(diff => diff.path === path).flatMap(diff => diff.hunks),
      );
      for (const { old, lines: own } of hunks.sort((a, b) => b.old - a.old)) {
        let at = old - 1;
        for (const line of own) {
          if (line[0] === '+') lines.splice(at++, 0, line.slice(1));
          else if (line[0] === '-') assert.equal(lines.splice(at, 1)[0], line.slice(1));
          else at++;
        }
      }
      assert.equal(readFileSync(join(shop, path), 'utf8'), lines.join('\n'), path);
    }
  });

  await check('apply refuses a decision about a fix that changed since', async () => {
    const name = readdirSync(shop).find(each => each.endsWith('-decisions.json'));
    const file = JSON.parse(readFileSync(join(shop, name), 'utf8'));
    assert.deepEqual(Object.keys(file.fingerprints).sort(), fixes.map(({ id }) => id).sort());
    run(shop, 'undo');
    for (const id of Object.keys(file.fingerprints)) file.fingerprints[id] = '0'.repeat(16);
    writeFileSync(join(shop, name), JSON.stringify(file));
    run(shop, 'apply', 'plan.json', '--decisions', name, '--allow-dirty', '--quiet');
    for (const path of Object.keys(SHOP)) assert.equal(readFileSync(join(shop, path), 'utf8'), SHOP[path]);
  });
  await page.close();
  rmSync(shop, { recursive: true, force: true });
}

/** All of a migration accepted on its page and applied is what `migrate --write` makes. */
async function wholeMigration(browser) {
  const [reviewed, written] = [repository(SHOP), repository(SHOP)];
  await check('a migration that is accepted as a whole on the page is the one that migrate writes', async () => {
    const { address, html } = pageOf(reviewed, 'migrate', '--plan-out', 'plan.json');
    const fixes = dataOf(html).findings.filter(({ safety }) => safety);
    assert.ok(new Set(fixes.map(({ rule }) => rule)).size > 1);
    const page = await browser.open(`${address}#findings`);
    await page.downloadTo(reviewed);
    await page.click('.toolbar .accept');
    await page.evaluate(() => document.querySelector('.decisions .primary').click());
    const named = () => readdirSync(reviewed).find(name => name.endsWith('-decisions.json'));
    for (let i = 0; i < 200 && !named(); i++) await new Promise(resolve => setTimeout(resolve, 25));
    run(reviewed, 'apply', 'plan.json', '--decisions', named(), '--allow-dirty', '--quiet');
    run(written, 'migrate', '.', '--write', '--allow-dirty', '--quiet');
    let changed = 0;
    for (const path of Object.keys(SHOP)) {
      const result = readFileSync(join(reviewed, path), 'utf8');
      assert.equal(result, readFileSync(join(written, path), 'utf8'), path);
      if (result !== SHOP[path]) changed++;
    }
    assert.ok(changed >= 2);
    await page.close();
  });
  for (const folder of [reviewed, written]) rmSync(folder, { recursive: true, force: true });
}
