import { setImmediate } from 'node:timers/promises';
import { FileError, UserError } from '../errors.js';
import type { Project } from '../project/project.js';
import { Settings } from '../settings/settings.js';
import type { FileRule, LeftAlone, Rule, RuleOptions } from '../transforms/transform.js';
import type { Crash, Finding } from '../types.js';
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
  /** How long a rule may take for one file, in milliseconds. The default is far more than any file needs. */
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

/** A rule for one file, or for the whole project, without a path. */
interface Job {
  readonly rule: Rule;
  readonly path: string | undefined;
  /** Which file of how many. */
  readonly done: number;
  readonly total: number;
}

class Run implements RuleRun {
  project: Project;
  readonly findings: Finding[] = [];
  readonly leftAlone: Record<string, number> = {};
  readonly crashes: Crash[] = [];
  readonly #request: RunRequest;
  readonly #settings: Settings;

  constructor(project: Project, request: RunRequest) {
    this.project = project;
    this.#request = request;
    this.#settings = request.settings ?? new Settings({ config: () => undefined }, request.options);
  }

  async all(): Promise<void> {
    const { rules, fileLimit = FILE_LIMIT_MS, onProgress, onRule } = this.#request;
    const jobs = rules.flatMap(rule => this.#jobsOf(rule));
    const looks = new Map(rules.map(rule => [rule, this.#looker(rule)]));
    const times = new Map<Rule, number>();
    let timeouts = 0;
    for (let next = 0; next < jobs.length; ) {
      const pause = performance.now() + PAUSE_MS;
      const first = next;
      const error = this.#bounded(fileLimit, () => {
        // Time can run out anywhere, also behind the last job.
        while (next < jobs.length) {
          const { rule, path } = jobs[next]!;
          const began = performance.now();
          looks.get(rule)!(path);
          const now = performance.now();
          times.set(rule, (times.get(rule) ?? 0) + now - began);
          next++;
          if (now >= pause) break;
        }
      });
      const { rule, path, done, total } = jobs[Math.min(next, jobs.length - 1)]!;
      onProgress?.(rule.name, done, total);
      await setImmediate();
      // A job that is not the first of its stretch had less than its time.
      if (!error || (error instanceof Timeout && next > first)) continue;
      if (error instanceof FileError && this.project.giveUp(error.path, error.message)) {
        // Without that file, and without what others have noted of it, the job may go well.
        this.project = this.project.again();
        this.#add(rule, error.path, error);
        continue;
      }
      this.#add(rule, path, error);
      next++;
      if (jobs[next]?.rule !== rule) timeouts = 0;
      else if (error instanceof Timeout && ++timeouts === MOST_TIMEOUTS) {
        const message = `took too long on ${timeouts} files; those after ${path} were not read`;
        this.#add(rule, undefined, new Timeout(message));
        while (jobs[next]?.rule === rule) next++;
        timeouts = 0;
      }
    }
    for (const rule of rules) onRule?.(rule.name, times.get(rule) ?? 0);
  }

  #jobsOf(rule: Rule): Job[] {
    const { targets } = this.project;
    const byDefault = this.#byDefault(rule.name);
    // Where a rule is off for every file there is nothing to find.
    if (!targets.some(path => this.#settings.isOn(rule.name, path, byDefault))) return [];
    if (rule.scope === 'project') return [{ rule, path: undefined, done: 0, total: 1 }];
    return targets.map((path, done) => ({ rule, path, done, total: targets.length }));
  }

  /** Looks at one job with the rule; only what is complete counts. */
  #looker(rule: Rule): (path: string | undefined) => void {
    const optionsOf = (path: string) => this.#settings.optionsOf(path);
    if (rule.scope === 'project') {
      return () => this.#take([...rule.find(this.project, optionsOf(''), optionsOf)]);
    }
    let known: Project | undefined;
    let isCandidate: (path: string) => boolean = () => true;
    return path => {
      const { project } = this;
      if (project !== known) isCandidate = candidates(rule, project, this.#settings, this.#byDefault(rule.name));
      known = project;
      const file = isCandidate(path!) ? project.file(path!) : undefined;
      if (file) this.#take([...rule.find(file, project, optionsOf(path!))]);
    };
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
  #bounded(limit: number, stretch: () => void): Error | undefined {
    let most = 1;
    for (let time = limit; ; time *= 2) {
      const before = this.project.parsedCount;
      try {
        if (withTimeLimit(time, stretch)) return undefined;
      } catch (error) {
        // A mistake in the settings of a file, say, is none of the rule's.
        if (error instanceof UserError) throw error;
        return error instanceof Error ? error : new Error(String(error));
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

/** The rule's quick test on the bytes of a file, made once for each set of options; a file where the rule is off fails it. */
function candidates(
  rule: FileRule,
  project: Project,
  settings: Settings,
  byDefault: boolean,
): (path: string) => boolean {
  const tests = new Map<RuleOptions, (latin1: string) => boolean>();
  return path => {
    if (!settings.isOn(rule.name, path, byDefault)) return false;
    const options = settings.optionsOf(path);
    let test = tests.get(options);
    if (!test) {
      test = rule.candidates(project, options);
      tests.set(options, test);
    }
    return test(project.latin1(path));
  };
}

/** Where in the code time ran out says nothing. */
class Timeout extends Error {}
