import { spawnSync } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { BIN } from './run-bin.js';

/** Whether there is a tmux to make a terminal with. */
export const hasTmux = (): boolean => !spawnSync('tmux', ['-V']).error;

let count = 0;

/** A terminal with the real program in it. */
export class TmuxScreen {
  readonly #socket: string;

  /** Starts a shell in a terminal of its own, which goes away with the test. */
  constructor(cwd: string, columns: number, rows: number, env: Readonly<Record<string, string>> = {}) {
    this.#socket = `temporal-codemod-test-${process.pid}-${count++}`;
    onTestFinished(() => {
      this.#tmux('kill-server');
    });
    const settings = Object.entries({ TERM: 'xterm-256color', NO_COLOR: '1', PS1: '$ ', ...env });
    const size = ['-x', String(columns), '-y', String(rows)];
    const shell = ['env', '-i', `PATH=${process.env.PATH}`, ...settings.map(([key, value]) => `${key}=${value}`), 'sh'];
    const started = this.#tmux('-f', '/dev/null', 'new-session', '-d', ...size, '-c', cwd, ...shell);
    if (started.status !== 0) throw new Error(started.stderr);
    this.#tmux('set-option', '-g', 'history-limit', '5000');
  }

  /** Types the command line of the program. */
  start(args: string): void {
    this.type(`"${process.execPath}" "${BIN}" ${args}; echo "exit code $?"`);
  }

  /** Types a line and Enter. */
  type(line: string): void {
    this.#tmux('send-keys', '-l', line);
    this.press('Enter');
  }

  /** Presses a key by its name for tmux, such as `C-c`. */
  press(key: string): void {
    this.#tmux('send-keys', key);
  }

  /** What is to be seen, line by line, with what was scrolled away. */
  get lines(): string[] {
    return this.#tmux('capture-pane', '-p', '-S', '-').stdout.trimEnd().split('\n');
  }

  /** Waits until the last lines hold a text. */
  async waitFor(text: string, last = 4): Promise<void> {
    for (let tries = 0; tries < 600; tries++) {
      if (this.lines.slice(-last).join('\n').includes(text)) return;
      await setTimeout(100);
    }
    throw new Error(`the terminal does not show ${JSON.stringify(text)} but:\n${this.lines.join('\n')}`);
  }

  #tmux(...args: string[]) {
    return spawnSync('tmux', ['-L', this.#socket, ...args], { encoding: 'utf8' });
  }
}
