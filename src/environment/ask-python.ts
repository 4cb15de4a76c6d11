// The environment layer asks the user's own Python, with their packages, whether code works there. It runs their code, so
// it does so only on request; it knows nothing of rules.
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { UserError } from '../errors.js';
import { safeEnvironment } from '../safe-environment.js';

/** The modules that are found from one folder. Paths are absolute. */
export interface ModuleGroup {
  readonly base: string;
  readonly files: readonly string[];
}

/** What Python is asked. Paths are absolute. */
export interface Question {
  readonly root: string;
  readonly groups: readonly ModuleGroup[];
  /** Files with exported histories. */
  readonly histories: readonly string[];
  /** `MODULE:NAME` of the data converter for replaying; null: the SDK's own. */
  readonly converter: string | null;
}

/** One thing that was verified. */
export interface Answer {
  readonly subject: 'environment' | 'module' | 'workflow' | 'activity' | 'model' | 'history';
  readonly name: string;
  /** Absolute. */
  readonly path?: string;
  readonly history?: string;
  /** What is wrong. */
  readonly error?: string;
  /** Why nothing can be said. */
  readonly skipped?: string;
}

/**
 * Puts a question to an interpreter. What the imported code prints goes to stderr.
 * @param python the program, as the user named it
 * @param cwd the folder that it runs in
 * @param err takes what the code prints
 * @throws UserError where there is no such interpreter, or it stops before it is done
 */
export async function askPython(
  python: string,
  question: Question,
  cwd: string,
  err: (chunk: string) => void,
): Promise<Answer[]> {
  const script = await readScript();
  const child = spawn(python, ['-X', 'utf8', '-c', script], {
    cwd,
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...safeEnvironment(), PYTHONDONTWRITEBYTECODE: '1', PYTHONSAFEPATH: '1' },
  });
  let answered = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    answered += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', err);
  // A Python that stops early closes the pipe; its exit tells.
  child.stdin.on('error', () => {});
  child.stdin.end(JSON.stringify(question));
  const ended = await new Promise<string | undefined>(resolve => {
    child.on('error', error => resolve((error as NodeJS.ErrnoException).code ?? error.message));
    child.on('close', (code, signal) => resolve(code === 0 ? undefined : `it ended with ${signal ?? code}`));
  });
  const answers = answered
    .split('\n')
    .flatMap(line => (line === '' ? [] : [JSON.parse(line) as Answer & { done?: true }]));
  if (answers.at(-1)?.done !== true) {
    if (ended === 'ENOENT') throw new UserError(`--python: there is no ${python}.`);
    const last = answers.at(-1);
    const after = last ? `, after ${last.subject} ${last.name}` : '';
    throw new UserError(`${python} did not get to the end${after}: ${ended ?? 'it said nothing more'}.`);
  }
  return answers.slice(0, -1);
}

/** The script lies beside the bundle, or beside this file when run from source. */
async function readScript(): Promise<string> {
  for (const name of ['./verify.py', '../verify.py']) {
    const text = await readFile(new URL(name, import.meta.url), 'utf8').catch(() => undefined);
    if (text !== undefined) return text;
  }
  throw new Error('verify.py is not beside the program');
}
