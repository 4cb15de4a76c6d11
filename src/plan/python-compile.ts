import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { safeEnvironment } from '../safe-environment.js';

/** One changed file for Python to judge. */
export interface CompileInput {
  readonly path: string;
  readonly before: Uint8Array;
  readonly after: Uint8Array;
}

/**
 * `before-fails`: this Python cannot compile the original either, so it cannot judge the result. An error has the place
 * that Python names, if it names one: 1-based, the column in characters.
 */
export type CompileVerdict =
  | 'ok'
  | 'before-fails'
  | { readonly error: string; readonly line?: number; readonly column?: number };

/**
 * Compiles and runs nothing: `compile()` makes a code object, and `-I` keeps the user's environment and folder out. One
 * line of ASCII in, one out, so that neither side holds more than one file, and no locale matters.
 */
const SCRIPT = `
import base64, json, sys, warnings
warnings.simplefilter("ignore")
def error(data, path):
    try:
        compile(base64.b64decode(data), path, "exec", dont_inherit=True)
    except SyntaxError as e:
        return {"error": str(e.msg), "line": max(e.lineno or 0, 0), "column": max(e.offset or 0, 0)}
    except Exception as e:
        return {"error": type(e).__name__ + ": " + str(e)}
def say(value):
    sys.stdout.write(json.dumps(value) + "\\n")
    sys.stdout.flush()
say("ready")
for line in sys.stdin:
    path, before, after = json.loads(line)
    wrong = error(after, path)
    say("ok" if wrong is None else "before-fails" if error(before, path) else wrong)
`;

/** How long Python may be silent. The largest files take it a few seconds. */
const SILENCE_MS = 120_000;

let waiting: { readonly python: string; readonly child: ChildProcessWithoutNullStreams } | undefined;

/** Starts Python while there is other work, for the next files that it is asked about. `dismissPython` ends it unused. */
export function startPython(python = 'python3'): void {
  dismissPython();
  waiting = { python, child: spawnPython(python) };
}

/** Ends a Python that was started and not needed. */
export function dismissPython(): void {
  waiting?.child.kill('SIGKILL');
  waiting = undefined;
}

function spawnPython(python: string): ChildProcessWithoutNullStreams {
  const child = spawn(python, ['-I', '-c', SCRIPT], { stdio: ['pipe', 'pipe', 'pipe'], env: safeEnvironment() });
  // Whether there is such a program is found out when it is asked.
  child.on('error', () => {});
  // A Python that stops early closes the pipe; what it did answer tells.
  child.stdin.on('error', () => {});
  return child;
}

/** The Python that was started before, if it is the same and still there. */
function takePython(python: string): ChildProcessWithoutNullStreams {
  const child = waiting?.python === python ? waiting.child : undefined;
  if (!child || child.pid === undefined || child.exitCode !== null || child.signalCode !== null)
    return spawnPython(python);
  waiting = undefined;
  return child;
}

/**
 * Lets Python compile all files in one process; in a second one where a file brings the first down.
 * @param python the program, by default `python3` on the PATH
 * @returns the verdicts by path; undefined where there is no such Python, or what has its name is none
 */
export async function compileWithPython(
  files: readonly CompileInput[],
  python = 'python3',
): Promise<ReadonlyMap<string, CompileVerdict> | undefined> {
  const verdicts = new Map<string, CompileVerdict>();
  let next = 0;
  do {
    const answers = await judge(files.slice(next), python);
    if (!answers) return undefined;
    for (const verdict of answers) verdicts.set(files[next++]!.path, verdict);
    const culprit = files[next++];
    if (culprit) verdicts.set(culprit.path, { error: 'Python stopped while it compiled the file' });
  } while (next < files.length);
  return verdicts;
}

/** Verdicts in the order of the files, as far as Python got. */
async function judge(files: readonly CompileInput[], python: string): Promise<CompileVerdict[] | undefined> {
  const child = takePython(python);
  const silence = setTimeout(() => child.kill('SIGKILL'), SILENCE_MS);
  const lines: unknown[] = [];
  let rest = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    silence.refresh();
    const parts = (rest + chunk).split('\n');
    rest = parts.pop()!;
    for (const line of parts) lines.push(parse(line));
  });
  child.stderr.resume();
  const ended = new Promise<void>(resolve => {
    // Not there, or not to be executed.
    child.on('error', () => resolve());
    child.on('close', () => resolve());
  });
  await Promise.race([feed(child, files).catch(() => {}), ended]);
  await ended;
  clearTimeout(silence);
  const ready = lines.indexOf('ready');
  return ready < 0 ? undefined : (lines.slice(ready + 1) as CompileVerdict[]);
}

/** Writes no faster than Python reads. */
async function feed({ stdin }: ChildProcessWithoutNullStreams, files: readonly CompileInput[]): Promise<void> {
  const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
  for (const { path, before, after } of files) {
    const line = JSON.stringify([path, base64(before), base64(after)]);
    const ascii = line.replace(/[\u0080-\uffff]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
    if (!stdin.write(`${ascii}\n`)) await once(stdin, 'drain');
  }
  stdin.end();
}

function parse(line: string): unknown {
  try {
    const value = JSON.parse(line) as unknown;
    if (typeof value !== 'object' || value === null) return value;
    // Python says 0 for a place that it does not know.
    return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== 0));
  } catch {
    return undefined;
  }
}
