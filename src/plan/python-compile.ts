import { spawn } from 'node:child_process';

/** One changed file for Python to judge. */
export interface CompileInput {
  readonly path: string;
  readonly before: Uint8Array;
  readonly after: Uint8Array;
}

/** `before-fails`: this Python cannot compile the original either, so it cannot judge the result. */
export type CompileVerdict = 'ok' | 'before-fails' | { readonly error: string; readonly line?: number };

/** Compiles and runs nothing: `compile()` makes a code object, and `-I` keeps the user's environment out. */
const SCRIPT = `
import base64, json, sys, warnings
warnings.simplefilter("ignore")
sys.setrecursionlimit(20000)
def error(data, path):
    try:
        compile(base64.b64decode(data), path, "exec", dont_inherit=True)
    except SyntaxError as e:
        return {"error": str(e.msg), "line": e.lineno}
    except Exception as e:
        return {"error": type(e).__name__ + ": " + str(e)}
for line in sys.stdin:
    path, before, after = json.loads(line)
    wrong = error(after, path)
    verdict = "ok" if wrong is None else "before-fails" if error(before, path) else wrong
    sys.stdout.write(json.dumps([path, verdict]) + "\\n")
`;

const TIMEOUT_MS = 120_000;

/**
 * Lets Python compile all files in one process.
 * @returns the verdicts by path; undefined where there is no such Python
 * @throws Error where Python starts but does not answer for every file
 */
export async function compileWithPython(
  files: readonly CompileInput[],
  python = 'python3',
): Promise<ReadonlyMap<string, CompileVerdict> | undefined> {
  const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
  const input = files.map(({ path, before, after }) => `${JSON.stringify([path, base64(before), base64(after)])}\n`);
  const output = await run(python, input);
  if (output === undefined) return undefined;
  const verdicts = new Map<string, CompileVerdict>();
  for (const line of output.split('\n')) {
    if (line === '') continue;
    const [path, verdict] = JSON.parse(line) as [string, CompileVerdict];
    verdicts.set(path, verdict);
  }
  if (verdicts.size < files.length) throw new Error(`${python} judged ${verdicts.size} of ${files.length} files`);
  return verdicts;
}

function run(python: string, input: readonly string[]): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const child = spawn(python, ['-I', '-c', SCRIPT], {
      stdio: ['pipe', 'pipe', 'ignore'],
      env: { ...process.env, PYTHONIOENCODING: 'utf-8' },
    });
    // spawn's own timeout would go on waiting when there is nothing to start.
    const timer = setTimeout(() => child.kill('SIGKILL'), TIMEOUT_MS);
    let output = '';
    child.stdout.setEncoding('utf8').on('data', chunk => {
      output += chunk;
    });
    child.on('error', error => {
      clearTimeout(timer);
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') resolve(undefined);
      else reject(error);
    });
    child.on('close', () => {
      clearTimeout(timer);
      resolve(output);
    });
    // A Python that stops early closes the pipe; what it did answer tells.
    child.stdin.on('error', () => {});
    for (const line of input) child.stdin.write(line);
    child.stdin.end();
  });
}
