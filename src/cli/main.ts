// The command line: the only place that touches the process. It turns arguments into one run and its result into an
// exit code, and knows nothing of Python or of rules.
import { homedir } from 'node:os';
import { join } from 'node:path';
import { UserError } from '../errors.js';
import { VERSION } from '../version.js';
import { visible } from '../visible.js';
import { parseArguments } from './options.js';
import { run } from './run.js';
import type { World } from './world.js';

let stdin: Promise<Uint8Array> | undefined;
let lost: string | undefined;
const runtime = `Node ${process.version}, ${process.platform} ${process.arch}`;

/** NO_COLOR and FORCE_COLOR win over what the stream is (no-color.org, force-color.org). */
function takesColors(stream: NodeJS.WriteStream): boolean {
  if (process.env.NO_COLOR) return false;
  if (process.env.FORCE_COLOR) return process.env.FORCE_COLOR !== '0';
  return stream.isTTY === true && process.env.TERM !== 'dumb';
}

function currentFolder(): string {
  try {
    return process.cwd();
  } catch {
    throw new UserError('the current folder is not there any more. Change to one that is.');
  }
}

async function readStdin(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function explain(error: unknown): string {
  if (error instanceof UserError) return `temporal-codemod: ${error.message.split('\n').map(visible).join('\n')}\n`;
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const cause = error instanceof Error && error.cause instanceof Error ? `\nCaused by: ${error.cause.stack}` : '';
  return `temporal-codemod ${VERSION} stopped because of a bug of its own (${runtime}). Please report this, with the code that it names:\n${detail}${cause}\n`;
}

// A reader that closes early, such as `head`, is no error; a full disk is one. The work goes on either way.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE' || lost !== undefined) return;
  lost = error.code ?? error.message;
  process.stderr.write(`temporal-codemod: the result could not be written to stdout (${lost}).\n`);
  process.exitCode = 2;
});
// There is no place left to say so.
process.stderr.on('error', () => {});

try {
  const world: World = {
    cwd: currentFolder(),
    out: chunk => process.stdout.write(chunk),
    err: chunk => process.stderr.write(chunk),
    stdin: () => {
      stdin ??= readStdin();
      return stdin;
    },
    terminal: process.stderr.isTTY ? process.stderr : undefined,
    runtime,
    peakMegabytes: () => process.resourceUsage().maxRSS / 1024,
    // Node opens stdin when it is first asked for.
    get keyboard() {
      return process.stdin;
    },
    screen: process.stderr,
    configFolder: process.env.XDG_CONFIG_HOME || join(homedir(), '.config'),
    editor: process.env.VISUAL || process.env.EDITOR || 'vi',
    screenColors: takesColors(process.stderr),
    colors: takesColors(process.stdout),
  };
  const code = await run(await parseArguments(process.argv.slice(2)), world);
  process.exitCode = lost === undefined ? code : 2;
} catch (error) {
  process.stderr.write(explain(error));
  process.exitCode = 2;
}
