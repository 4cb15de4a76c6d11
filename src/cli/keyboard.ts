import { createInterface, type Interface } from 'node:readline';

/** Where answers come from and where questions are shown. */
export interface Terminal {
  readonly input: NodeJS.ReadStream;
  readonly output: NodeJS.WriteStream;
}

/** What came instead of an answer: Ctrl-C, or the end of the input. */
export type NoAnswer = 'interrupted' | 'ended';

/** Asks questions, a line for each answer. Lines that came before a question was asked answer it. */
export class Keyboard {
  readonly #terminal: Terminal;
  readonly #lines: Interface;
  readonly #early: string[] = [];
  #waiting: ((answer: { readonly text: string } | NoAnswer) => void) | undefined;
  #over: NoAnswer | undefined;

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
    const { input, output } = terminal;
    const typed = input.isTTY === true && output.isTTY === true;
    this.#lines = createInterface({ input, output, terminal: typed, historySize: 0 });
    this.#lines.on('line', text => {
      if (!this.#waiting) this.#early.push(text);
      else {
        // Nobody typed it, so nobody sees it.
        if (!typed) output.write(`${text}\n`);
        this.#give({ text });
      }
    });
    this.#lines.on('SIGINT', () => this.#end('interrupted'));
    this.#lines.on('close', () => this.#end('ended'));
  }

  /** Shows a question and waits for a line. */
  ask(question: string): Promise<{ readonly text: string } | NoAnswer> {
    const text = this.#early.shift();
    this.#lines.setPrompt(question);
    if (text !== undefined) {
      this.#terminal.output.write(`${question}${text}\n`);
      return Promise.resolve({ text });
    }
    if (this.#over) return Promise.resolve(this.#over);
    return new Promise(resolve => {
      this.#waiting = resolve;
      this.#lines.prompt();
    });
  }

  /** Leaves the terminal to another program while the work runs. */
  lend<T>(work: () => T): T {
    this.#lines.pause();
    const { input } = this.#terminal;
    const raw = input.isTTY === true && input.isRaw === true;
    if (raw) input.setRawMode(false);
    try {
      return work();
    } finally {
      if (raw) input.setRawMode(true);
      this.#lines.resume();
    }
  }

  /** Gives the terminal back for good. */
  close(): void {
    this.#lines.close();
  }

  #end(how: NoAnswer): void {
    this.#over ??= how;
    if (!this.#waiting) return;
    this.#terminal.output.write('\n');
    this.#give(how);
  }

  #give(answer: { readonly text: string } | NoAnswer): void {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    waiting?.(answer);
  }
}
