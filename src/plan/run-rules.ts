import { setImmediate } from 'node:timers/promises';
import { FileError, UserError } from '../errors.js';
import type { Project } from '../project/project.js';
import { mendParser } from '../python/parser.js';
import { Settings } from '../settings/settings.js';
import type { FileRule, LeftAlone, Rule, RuleOptions } from '../transforms/transform.js';
import type { Crash, Finding } from '../types.js';
import { type Job, RuleJobs } from './rule-jobs.js';
import { assertSound } from './sound-fix.js';
import { withTimeLimit } from './time-limit.js';

/** Which rules to run, and how. */
export interface RunRequest {
  readonly rules: readonly Rule[];
  /** Leaves out rules that are off unless settings select them: for a command that runs all there are. */
  readonly defaultsOnly?: boolean;
  /** Those that are given for this run; the plan remembers them. */
  readonly options: Partial<RuleOptions>;
  /** What applies file by file; without it, the options and the defaults apply to all. */
  readonly settings?: Settings;
  /** Called now and then with the rule that runs and the number of files that it has seen. */
  readonly onProgress?: (rule: string, done: number, total: number) => void;
  /** Called when a rule is done, with the time it took. */
  readonly onRule?: (rule: string, ms: number) => void;
  /**
   * How long a rule may take for one file, in milliseconds. The default is far more than any file needs, and grows with
   * the number of targets.
   */
  readonly fileLimit?: number;
}

/** What the rules said. */
export interface RuleRun {
  /** The project as it is known now. */
  readonly project: Project;
  readonly findings: readonly Finding[];
  /** Places that need nothing, by reason. */
  readonly leftAlone: Readonly<Record<string, number>>;
  readonly crashes: readonly Crash[];
}

/** How long the rules run at a stretch. */
const PAUSE_MS = 80;
const FILE_LIMIT_MS = 60_000;
/** Added for each target: some questions read all of it, and being stopped there means to start anew. */
const LIMIT_MS_PER_FILE = 1;
/** A rule that hangs on so many files would hang on more. */
const MOST_TIMEOUTS = 3;

/**
 * Runs the rules over the files of the project. A rule that crashes or hangs on a file says nothing about that file; what
 * it says about others stands. Lets others run now and then, so that progress can be shown.
 */
export async function runRules(project: Project, request: RunRequest): Promise<RuleRun> {
  const run = new Run(project, request);
  await run.all();
  return run;
}

/** Files to which the same table of settings applies. */
interface FileSort {
  readonly options: RuleOptions;
  readonly on: ReadonlySet<FileRule>;
  /** The quick tests of the rules on the bytes of a file, each made when it is first asked for. */
  readonly tests: Map<FileRule, QuickTest>;
}

type QuickTest = (latin1: string, path: string) => boolean;

class Run implements RuleRun {
  project: Project;
  readonly findings: Finding[] = [];
  readonly leftAlone: Record<string, number> = {};
  readonly crashes: Crash[] = [];
  readonly #request: RunRequest;
  readonly #settings: Settings;
  readonly #sorts = new Map<RuleOptions, FileSort>();
  /** The project that the tests of the sorts are about. */
  #sortedFor: Project | undefined;
  /** What the quick tests said of the file that was looked at last: several rules have the same one. */
  readonly #answers = new Map<QuickTest, boolean>();
  #answersFor: string | undefined;

  constructor(project: Project, request: RunRequest) {
    this.project = project;
    this.#request = request;
    this.#settings = request.settings ?? new Settings({ config: () => undefined }, request.options);
  }

  async all(): Promise<void> {
    const { rules, onProgress, onRule } = this.#request;
    const { fileLimit = FILE_LIMIT_MS + LIMIT_MS_PER_FILE * this.project.targets.length } = this.#request;
    const jobs = new RuleJobs(
      rules.filter(rule => this.#isAnywhereOn(rule)),
      this.project.targets,
    );
    const times = new Map<Rule, number>();
    const timeouts = new Map<Rule, number>();
    while (jobs.current) {
      const pause = performance.now() + PAUSE_MS;
      const first = jobs.current;
      let job = first;
      const error = await this.#bounded(fileLimit, () => {
        // Time can run out anywhere, also behind the last job.
        while (jobs.current) {
          job = jobs.current;
          const began = performance.now();
          const more = this.#look(job);
          const now = performance.now();
          times.set(job.rule, (times.get(job.rule) ?? 0) + now - began);
          if (more) jobs.next();
          else jobs.skipFile();
          if (now >= pause) break;
        }
      });
      const { rule, path, done, total } = jobs.current ?? job;
      onProgress?.(rule.name, done, total);
      await setImmediate();
      // Files that all rules have looked at are asked for no more, or seldom.
      if (path !== undefined) this.project.rest(path);
      // A job that is not the first of its stretch had less than its time.
      if (!error || (error instanceof Timeout && jobs.current !== first)) continue;
      if (error instanceof FileError && this.project.giveUp(error.path, error.message)) {
        // Without that file, and without what others have noted of it, the job may go well.
        this.project = this.project.again();
        this.#add(rule, error.path, error);
        continue;
      }
      this.#add(rule, path, error);
      jobs.next();
      if (!(error instanceof Timeout) || path === undefined) continue;
      timeouts.set(rule, (timeouts.get(rule) ?? 0) + 1);
      if (timeouts.get(rule) !== MOST_TIMEOUTS || done === total - 1) continue;
      const message = `took too long on ${MOST_TIMEOUTS} files; those after ${path} were not read`;
      this.#add(rule, undefined, new Timeout(message));
      jobs.stop(rule);
    }
    for (const rule of rules) onRule?.(rule.name, times.get(rule) ?? 0);
  }

  /** Where a rule is off for every file there is nothing to find. */
  #isAnywhereOn({ name }: Rule): boolean {
    const byDefault = this.#byDefault(name);
    return this.project.targets.some(path => this.#settings.isOn(name, path, byDefault));
  }

  /**
   * Does one job; only what is complete counts.
   * @returns whether the other rules have to look at the file as well
   */
  #look({ rule, path }: Job): boolean {
    const { project } = this;
    if (rule.scope === 'project') {
      const optionsOf = (file: string) => this.#settings.optionsOf(file);
      this.#take([...rule.find(project, optionsOf(''), optionsOf)]);
      return true;
    }
    const { options, on, tests } = this.#sortOf(path!);
    // Once all rules have said what matters to them, nothing is left to be found in a file that holds none of it.
    if (on.size === 0 || (tests.size === on.size && project.latin1(path!) === '')) return false;
    if (!on.has(rule)) return true;
    const test = tests.get(rule) ?? rule.candidates(project, options);
    tests.set(rule, test);
    const file = this.#passes(test, path!) ? project.file(path!) : undefined;
    if (file) this.#take([...rule.find(file, project, options)]);
    return true;
  }

  #passes(test: QuickTest, path: string): boolean {
    if (this.#answersFor !== path) this.#answers.clear();
    this.#answersFor = path;
    const answer = this.#answers.get(test) ?? test(this.project.latin1(path), path);
    this.#answers.set(test, answer);
    return answer;
  }

  /** What applies to a file, and to all others with the same options. */
  #sortOf(path: string): FileSort {
    if (this.#sortedFor !== this.project) this.#sorts.clear();
    this.#sortedFor = this.project;
    const options = this.#settings.optionsOf(path);
    let sort = this.#sorts.get(options);
    if (!sort) {
      const isOn = (rule: Rule): rule is FileRule =>
        rule.scope === 'file' && this.#settings.isOn(rule.name, path, this.#byDefault(rule.name));
      sort = { options, on: new Set(this.#request.rules.filter(isOn)), tests: new Map() };
      this.#sorts.set(options, sort);
    }
    return sort;
  }

  #take(items: readonly (Finding | LeftAlone)[]): void {
    const lengthOf = (path: string) => this.project.file(path)?.text.length ?? -1;
    for (const item of items) if ('fix' in item && item.fix) assertSound(item.fix, lengthOf);
    for (const item of items) {
      if ('leftAlone' in item) this.leftAlone[item.leftAlone] = (this.leftAlone[item.leftAlone] ?? 0) + 1;
      else if (this.#settings.concerns(item.rule, item.path, this.#byDefault(item.rule))) this.findings.push(item);
    }
  }

  #byDefault(name: string): boolean {
    const rule = this.#request.rules.find(each => each.name === name);
    return !this.#request.defaultsOnly || rule?.defaultOn !== false;
  }

  /**
   * Runs a stretch. The first question about a repository can mean to read all of it: where that is what took so long,
   * there is more time.
   * @returns why the stretch did not come to its end
   */
  async #bounded(limit: number, stretch: () => void): Promise<Error | undefined> {
    let most = 1;
    for (let time = limit; ; time *= 2) {
      const before = this.project.parsedCount;
      try {
        if (withTimeLimit(time, stretch)) return undefined;
      } catch (error) {
        // A mistake in the settings of a file, say, is none of the rule's.
        if (error instanceof UserError) throw error;
        return error instanceof Error ? error : new Error(String(error));
      } finally {
        // However the stretch ended, the parser may be down.
        await mendParser();
      }
      const parsed = this.project.parsedCount - before;
      // What was stopped in the middle of something cannot be trusted any more.
      this.project = this.project.again();
      if (parsed <= most) return new Timeout(`took longer than ${limit / 1000} seconds`);
      most = parsed;
    }
  }

  #add({ name: rule }: Rule, path: string | undefined, error: Error): void {
    const stack = error instanceof Timeout ? undefined : error.stack;
    this.crashes.push({ rule, ...(path !== undefined && { path }), message: error.message, ...(stack && { stack }) });
  }
}

/** Where in the code time ran out says nothing. */
class Timeout extends Error {}
