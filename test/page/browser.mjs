// A headless Chromium of this machine, driven over its own protocol on loopback. It is started here and ended by its id.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import CDP from 'chrome-remote-interface';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The path of a Chromium: what CHROMIUM names, or the first on the PATH. */
export function findBrowser() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  const folders = (process.env.PATH ?? '').split(':');
  return folders.flatMap(folder => NAMES.map(name => join(folder, name))).find(path => existsSync(path));
}

/** Starts the browser. Its profile lies in a folder of its own that `close` removes. */
export async function startBrowser(path) {
  const profile = mkdtempSync(join(tmpdir(), 'temporal-codemod-browser-'));
  const flags = [
    '--headless=new',
    '--remote-debugging-port=0',
    '--remote-debugging-address=127.0.0.1',
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-default-apps',
    '--disable-sync',
    '--disable-gpu',
    '--disable-dev-shm-usage',
    '--hide-scrollbars',
    // The pages under test are our own, and a browser that runs as root has no sandbox.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    'about:blank',
  ];
  const child = spawn(path, flags, { stdio: ['ignore', 'ignore', 'pipe'] });
  const exited = new Promise(resolve => child.once('exit', resolve));
  const port = await listening(child);
  const close = async () => {
    child.kill('SIGTERM');
    const waited = setTimeout(() => child.kill('SIGKILL'), 5000);
    await exited;
    clearTimeout(waited);
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  return { open: address => openPage(port, address), close };
}

function listening(child) {
  return new Promise((resolve, reject) => {
    const said = [];
    child.once('error', reject);
    child.once('exit', code => reject(new Error(`the browser ended (${code}):\n${said.join('\n')}`)));
    createInterface({ input: child.stderr }).on('line', line => {
      said.push(line);
      const port = /DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)\//.exec(line)?.[1];
      if (port) resolve(Number(port));
    });
  });
}

const KEYS = {
  Enter: { code: 'Enter', windowsVirtualKeyCode: 13, text: '\r' },
  Tab: { code: 'Tab', windowsVirtualKeyCode: 9 },
  Escape: { code: 'Escape', windowsVirtualKeyCode: 27 },
  ' ': { code: 'Space', windowsVirtualKeyCode: 32, text: ' ' },
  ArrowRight: { code: 'ArrowRight', windowsVirtualKeyCode: 39 },
  ArrowLeft: { code: 'ArrowLeft', windowsVirtualKeyCode: 37 },
  ArrowUp: { code: 'ArrowUp', windowsVirtualKeyCode: 38 },
  ArrowDown: { code: 'ArrowDown', windowsVirtualKeyCode: 40 },
};

/** Opens an address in a new tab. Everything that the page asks for and complains about is written down. */
async function openPage(port, address) {
  const target = await CDP.New({ host: '127.0.0.1', port, url: 'about:blank' });
  const client = await CDP({ host: '127.0.0.1', port, target });
  const { Page, Runtime, Input, Network, Log, Emulation, Browser } = client;
  const requests = [];
  const complaints = [];
  Network.requestWillBeSent(({ request }) => requests.push(request.url));
  Log.entryAdded(({ entry }) => complaints.push(entry.text));
  Runtime.exceptionThrown(({ exceptionDetails: { text, exception } }) =>
    complaints.push(`${text} ${exception?.description ?? ''}`),
  );
  Runtime.consoleAPICalled(({ type, args }) => complaints.push(`${type}: ${args.map(({ value }) => value).join(' ')}`));
  let dialogs = 0;
  Page.javascriptDialogOpening(async () => {
    dialogs++;
    await Page.handleJavaScriptDialog({ accept: false });
  });
  await Promise.all([Page.enable(), Runtime.enable(), Network.enable(), Log.enable()]);
  const size = (width, height) =>
    Emulation.setDeviceMetricsOverride({ width, height, deviceScaleFactor: 1, mobile: false });
  await size(1360, 860);

  const evaluate = async (what, ...args) => {
    const expression = typeof what === 'string' ? what : `(${what})(${args.map(arg => JSON.stringify(arg)).join(',')})`;
    const { result, exceptionDetails } = await Runtime.evaluate({
      expression,
      awaitPromise: true,
      returnByValue: true,
      userGesture: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
  const goto = async url => {
    const loaded = Page.loadEventFired();
    await Page.navigate({ url });
    await loaded;
  };
  await goto(address);

  return {
    client,
    requests,
    complaints,
    dialogs: () => dialogs,
    evaluate,
    size,
    /** Shows the tab: a browser paints only the one in front. */
    front: () => Page.bringToFront(),
    reload: async () => {
      const loaded = Page.loadEventFired();
      await Page.reload();
      await loaded;
    },
    /** Presses a key as a person would. */
    press: async (key, modifiers = 0) => {
      const { text = key.length === 1 ? key : undefined, ...rest } = KEYS[key] ?? {};
      await Input.dispatchKeyEvent({ type: text ? 'keyDown' : 'rawKeyDown', key, text, modifiers, ...rest });
      await Input.dispatchKeyEvent({ type: 'keyUp', key, modifiers, ...rest });
    },
    /** Presses the mouse in the middle of the first element that the selector finds. */
    click: async selector => {
      const point = await evaluate(found => {
        const element = document.querySelector(found);
        element.scrollIntoView({ block: 'center' });
        const { x, y, width, height } = element.getBoundingClientRect();
        return { x: x + width / 2, y: y + height / 2 };
      }, selector);
      const button = { ...point, button: 'left', clickCount: 1 };
      await Input.dispatchMouseEvent({ type: 'mousePressed', ...button });
      await Input.dispatchMouseEvent({ type: 'mouseReleased', ...button });
    },
    /** Waits until the function is true in the page. */
    until: async (what, ...args) => {
      for (let i = 0; i < 200; i++) {
        if (await evaluate(what, ...args)) return;
        await new Promise(resolve => setTimeout(resolve, 25));
      }
      throw new Error(`it never came true: ${what}`);
    },
    media: (features, media = '') =>
      Emulation.setEmulatedMedia({
        media,
        features: Object.entries(features).map(([name, value]) => ({ name, value })),
      }),
    screenshot: async () => Buffer.from((await Page.captureScreenshot({ format: 'png' })).data, 'base64'),
    pdf: async () => Buffer.from((await Page.printToPDF({ printBackground: true })).data, 'base64'),
    downloadTo: folder => Browser.setDownloadBehavior({ behavior: 'allow', downloadPath: folder }),
    close: async () => {
      await client.close();
      await CDP.Close({ host: '127.0.0.1', port, id: target.id });
    },
  };
}
