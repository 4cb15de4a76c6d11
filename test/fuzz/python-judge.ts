import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import { createInterface, type Interface } from 'node:readline';

/** What Python says: nothing, or its complaint. */
type Complaint = string | undefined;

/** A Python that compiles pairs of files; a new one where a file brings it down. */
export class PythonJudge {
  readonly #script: string;
  readonly isThere: boolean;
  #child: ChildProcessWithoutNullStreams | undefined;
  #answers: AsyncIterator<string> | undefined;
  #reader: Interface | undefined;

  /** @param script path of `judge.py` */
  constructor(script: string) {
    this.#script = script;
    this.isThere = spawnSync('python3', ['--version']).status === 0;
  }

  /** The complaints about a file before and after. Both are the same where there is no Python to ask. */
  async ask(before: Uint8Array, after: Uint8Array): Promise<readonly [Complaint, Complaint]> {
    if (!this.isThere) return ['no python3', 'no python3'];
    const line = JSON.stringify([before, after].map(bytes => Buffer.from(bytes).toString('base64')));
    const { stdin } = this.#start();
    stdin.write(`${line}\n`);
    const answer = await this.#answers!.next();
    if (answer.done) {
      // Which of the two was too much for it is not known.
      this.stop();
      return ['python3 died', 'python3 died'];
    }
    const [was, is] = JSON.parse(answer.value) as ([string, number] | null)[];
    return [shown(was), shown(is)];
  }

  stop(): void {
    this.#reader?.close();
    this.#child?.kill();
    this.#child = undefined;
  }

  #start(): ChildProcessWithoutNullStreams {
    if (this.#child) return this.#child;
    const child = spawn('python3', ['-I', this.#script]);
    child.stderr.resume();
    child.stdin.on('error', () => {});
    this.#reader = createInterface({ input: child.stdout });
    this.#answers = this.#reader[Symbol.asyncIterator]();
    this.#child = child;
    return child;
  }
}

function shown(complaint: [string, number] | null | undefined): Complaint {
  return complaint ? `${complaint[0]} (line ${complaint[1]})` : undefined;
}
