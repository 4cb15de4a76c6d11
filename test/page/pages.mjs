// Pages to look at in a browser: made by the built package from plans that are put together here.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const bin = join(root, 'bin/temporal-codemod.js');

/** A repository in a temporary folder. */
export function repository(files) {
  const folder = mkdtempSync(join(tmpdir(), 'temporal-codemod-page-'));
  execFileSync('git', ['init', '-q', folder]);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** The command line on a repository. @returns stdout */
export function run(folder, ...args) {
  // `check` ends with 1 where it has findings.
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0 && status !== 1) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`);
  return stdout;
}

/** The page of a command, and the address that a browser opens. */
export function pageOf(folder, command, ...args) {
  const path = join(folder, `${command}.html`);
  writeFileSync(path, run(folder, command, '.', '--format', 'html', ...args));
  return { path, address: pathToFileURL(path).href, html: readFileSync(path, 'utf8') };
}

/** The data that a page was filled with. */
export function dataOf(html) {
  return JSON.parse(/<script type="application\/json" id="plan">(.*?)<\/script>/s.exec(html)[1]);
}

/** The same page with other data. */
export function withData(html, change) {
  const text = JSON.stringify(change(dataOf(html))).replace(
    /[<>&\u2028\u2029]/g,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  const [before, , after] = html.split(/(?<=id="plan">)(.*?)(?=<\/script>)/s);
  return before + text + after;
}

const HEAD = 'from temporalio import activity, workflow\nfrom datetime import timedelta\n';

/** A workflow with this many activity calls that a fix rewrites, each with a few lines around it. */
export function manyCalls(calls, name = 'Many') {
  const body = Array.from({ length: calls }, (_, i) => {
    return `        value_${i} = await workflow.execute_activity(\n            work,\n            {"index": ${i}, "text": "number ${i}"},\n            start_to_close_timeout=timedelta(seconds=${i + 1}),\n        )\n        # then the next of ${name}\n`;
  });
  return `${HEAD}\n@activity.defn\nasync def work(item: dict) -> int: ...\n\n@workflow.defn\nclass ${name}:\n    @workflow.run\n    async def run(self) -> None:\n${body.join('')}`;
}

/** A small shop: three owners, two folders, a fix that is unsafe, calls by hand, a child. */
export const SHOP = {
  CODEOWNERS: '* @platform\n/orders/ @orders\n/mail/ @mail @orders\n',
  'orders/flow.py': `${HEAD}from mail.flow import Mail, send

@workflow.defn
class Order:
    @workflow.run
    async def run(self, order: str) -> None:
        await workflow.execute_activity(charge, order, start_to_close_timeout=timedelta(1))
        await workflow.execute_activity(charge, order, 5, start_to_close_timeout=timedelta(1))
        try:
            await workflow.execute_activity(send, order, 2, start_to_close_timeout=timedelta(1))
        except Exception:
            pass
        await workflow.execute_child_workflow(Mail.run, args=[order])

@activity.defn
async def charge(order: str) -> bool: ...
`,
  'mail/flow.py': `${HEAD}
@workflow.defn
class Mail:
    @workflow.run
    async def run(self, to: str) -> None:
        await workflow.execute_activity(send, to, start_to_close_timeout=timedelta(1))
        workflow.continue_as_new(to)

@activity.defn
async def send(to: str) -> None: ...
`,
  'start.py': `from temporalio.client import Client
from orders.flow import Order
async def main() -> None:
    client = await Client.connect("localhost")
    await client.start_workflow(Order.run, "1", id="1", task_queue="shop")
`,
};

const SCRIPT = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>';

/** A repository whose names, comments, strings and paths try to become markup, a script or a link. */
export const HOSTILE = {
  CODEOWNERS: `* @<svg/onload=window.hacked=1>\n`,
  [`${SCRIPT.replaceAll('/', '')}.py`]: `${HEAD}
# </script></style></title></textarea>${SCRIPT}
@workflow.defn(name='"><img src=x onerror=window.hacked=1>')
class Flow:
    @workflow.run
    async def run(self, a: "javascript:window.hacked=1", b="</script><script>window.hacked=1</script>") -> None:
        await workflow.execute_activity("</script>${SCRIPT.replaceAll('"', "'")}", a)  # ${SCRIPT}
        await workflow.execute_activity("\${window.hacked=1}{{constructor.constructor('window.hacked=1')()}}", b)
        await workflow.execute_activity(send, "a\u202Eb\u2028c", 2)

@activity.defn(name="javascript:window.hacked=1//<!--")
async def send(to: str, also: int, more=1) -> None: ...
`,
  'javascript:window.hacked=1/x.py': `${HEAD}
async def go():
    await workflow.execute_activity("<iframe srcdoc='<script>parent.hacked=1</script>'>", 1)
`,
};
