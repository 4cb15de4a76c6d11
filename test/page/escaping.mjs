import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { pageOf, withData } from './pages.mjs';
import { check } from './suite.mjs';

const VIEWS = ['#overview', '#findings', '#map', '#findings?text=hacked'];

/** Names, comments, strings and paths of a hostile repository are shown, and are nothing but text. */
export async function escaping({ browser, hostile }) {
  const { address, path, html } = pageOf(hostile, 'args-list');

  const visit = async page => {
    for (const hash of VIEWS) {
      await page.evaluate(to => {
        location.hash = to;
      }, hash);
      await page.evaluate(() => new Promise(resolve => setTimeout(resolve, 120)));
    }
    for (const node of await page.evaluate(() => [...document.querySelectorAll('.box')].map(box => box.dataset.node))) {
      await page.evaluate(
        to => {
          location.hash = to;
        },
        `#map/${encodeURIComponent(node)}`,
      );
    }
    for (const layout of ['split', 'unified'])
      await page.evaluate(name => document.querySelector(`[data-layout=${name}]`).click(), layout);
  };
  const harmless = async page => {
    assert.equal(await page.evaluate(() => window.hacked), undefined);
    assert.equal(page.dialogs(), 0);
    const foreign = await page.evaluate(() =>
      [
        ...document.querySelectorAll(
          'img, iframe, object, embed, body script:not(:first-of-type):not(#plan), a[href]:not([href^="#"])',
        ),
      ]
        .filter(each => each !== document.scripts[1])
        .map(each => each.outerHTML.slice(0, 80)),
    );
    assert.deepEqual(foreign, []);
    const handlers = await page.evaluate(() =>
      [...document.querySelectorAll('*')].flatMap(each =>
        each.getAttributeNames().filter(name => name.startsWith('on')),
      ),
    );
    assert.deepEqual(handlers, []);
  };

  await check('hostile names, comments, strings, paths and owners do not run', async () => {
    const page = await browser.open(address);
    await visit(page);
    await harmless(page);
    const text = await page.evaluate(() => document.body.textContent);
    assert.ok(text.includes('<img src=x onerror="window.hacked=1">'), 'the text itself is shown');
    assert.deepEqual(
      page.requests.filter(url => !url.startsWith('file:')),
      [],
    );
    assert.deepEqual(page.complaints, []);
    await page.close();
  });

  await check('no text of the data runs, wherever in it it stands', async () => {
    const attack = '"><img src=x onerror=window.hacked=1></script><script>window.hacked=1</script>';
    const poison = (value, key) => {
      if (typeof value === 'string') {
        // What the page looks up by, it must find.
        return ['id', 'rule', 'status', 'severity', 'safety', 'kind', 'from', 'to', 'command', 'checklist'].includes(
          key,
        )
          ? value
          : value + attack;
      }
      if (Array.isArray(value))
        return value.map(each =>
          poison(each, key === 'nodes' && typeof each === 'string' ? 'id' : key === 'lines' ? 'line' : ''),
        );
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, poison(each, name)]));
    };
    writeFileSync(
      path,
      withData(html, data => poison(data, '')),
    );
    const page = await browser.open(address);
    await visit(page);
    await harmless(page);
    assert.ok(await page.evaluate(() => document.title.includes('<img')));
    await page.close();
  });

  await check('even a hole in the page would not run a script: the policy of the page forbids it', async () => {
    writeFileSync(path, html);
    const page = await browser.open(address);
    const tried = await page.evaluate(() => {
      const errors = [];
      const attempt = act => {
        try {
          act();
        } catch (error) {
          errors.push(error.name);
        }
      };
      attempt(() => {
        document.body.innerHTML += '<img src=x onerror="window.hacked=1">';
      });
      attempt(() => {
        const script = document.createElement('script');
        script.append('window.hacked=1');
        document.body.append(script);
      });
      attempt(() => document.body.setAttribute('onclick', 'window.hacked=1'));
      document.body.click();
      return { errors, hacked: window.hacked };
    });
    assert.equal(tried.hacked, undefined);
    assert.ok(tried.errors.includes('TypeError'));
    const loaded = await page.evaluate(() =>
      fetch('http://127.0.0.1:9/').then(
        () => 'loaded',
        () => 'refused',
      ),
    );
    assert.equal(loaded, 'refused');
    assert.ok(page.complaints.some(text => /Content Security Policy/.test(text)));
    await page.close();
  });

  await check('characters that hide or turn text around are named', async () => {
    const page = await browser.open(`${address}#findings`);
    await page.until(() => document.querySelectorAll('.hidden-character').length > 1);
    const named = await page.evaluate(() =>
      [...document.querySelectorAll('.hidden-character')].map(each => each.textContent),
    );
    assert.ok(named.includes('U+202E'));
    assert.ok(named.includes('U+2028'));
    assert.ok(!(await page.evaluate(() => document.querySelector('main').textContent)).includes('\u202E'));
    await page.close();
  });
}
