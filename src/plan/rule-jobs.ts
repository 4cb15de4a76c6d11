import type { Rule } from '../transforms/transform.js';

/** A rule for one file, or for the whole project, without a path. */
export interface Job {
  readonly rule: Rule;
  readonly path: string | undefined;
  /** Which file of how many. */
  readonly done: number;
  readonly total: number;
}

/**
 * What is to be done, one job after the other: the rules for the whole project, then all rules for one file before the
 * next file, which is read and parsed once for all of them. Made as they come: for a large repository there are millions.
 */
export class RuleJobs {
  readonly #whole: readonly Rule[];
  readonly #byFile: readonly Rule[];
  readonly #paths: readonly string[];
  readonly #stopped = new Set<Rule>();
  #at = 0;
  #current: Job | undefined;

  /** @param rules those that have something to do at all */
  constructor(rules: readonly Rule[], paths: readonly string[]) {
    this.#whole = rules.filter(({ scope }) => scope === 'project');
    this.#byFile = rules.filter(({ scope }) => scope === 'file');
    this.#paths = paths;
    this.#settle();
  }

  /** The next job; the last one is asked for again until `next` is called. */
  get current(): Job | undefined {
    return this.#current;
  }

  next(): void {
    this.#at++;
    this.#settle();
  }

  /** Leaves out what other rules would do with the current file. */
  skipFile(): void {
    const into = this.#at - this.#whole.length;
    this.#at += this.#byFile.length - (into % this.#byFile.length);
    this.#settle();
  }

  /** Leaves out the rule from now on. */
  stop(rule: Rule): void {
    this.#stopped.add(rule);
    this.#settle();
  }

  #settle(): void {
    do this.#current = this.#job();
    while (this.#current && this.#stopped.has(this.#current.rule) && ++this.#at);
  }

  #job(): Job | undefined {
    const rule = this.#whole[this.#at];
    if (rule) return { rule, path: undefined, done: 0, total: 1 };
    const into = this.#at - this.#whole.length;
    const own = this.#byFile[into % this.#byFile.length];
    const done = Math.floor(into / this.#byFile.length);
    const path = this.#paths[done];
    return own && path !== undefined ? { rule: own, path, done, total: this.#paths.length } : undefined;
  }
}
