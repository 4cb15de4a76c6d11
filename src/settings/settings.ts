import type { ConfigFile } from '../project/config-file.js';
import { globTest } from '../project/globs.js';
import type { RuleOptions } from '../transforms/transform.js';
import { type FileSettings, readSettings } from './file-settings.js';
import { DEFAULTS } from './option-table.js';

/** Where the settings of a repository come from: a project, or what stands for one. */
export interface ConfigSource {
  /** The nearest table that applies to a file; the path is relative to the root, with `/`. */
  config(path: string): ConfigFile | undefined;
}

/** Names of rules: only these, and not these. */
export interface RuleChoice {
  readonly select?: readonly string[] | undefined;
  readonly ignore?: readonly string[] | undefined;
}

/** What one `pyproject.toml` says, ready to be asked. */
interface Known {
  readonly file: ConfigFile | undefined;
  readonly settings: FileSettings;
  readonly options: RuleOptions;
  /** Of the config's folder, with a `/` behind it; empty for the root. */
  readonly folder: string;
  readonly includes: ((inside: string) => boolean) | undefined;
  readonly excludes: ((inside: string) => boolean) | undefined;
}

/**
 * What applies to each file: what was given for this run, else what the nearest `[tool.temporal-codemod]` says, else the
 * defaults. Each table is read once.
 */
export class Settings {
  readonly #source: ConfigSource;
  readonly #given: Partial<RuleOptions>;
  readonly #choice: RuleChoice;
  readonly #known = new Map<string, Known>();

  /**
   * @param given options that win over every file's, such as those of the command line
   * @param choice of rules that wins over every file's
   */
  constructor(source: ConfigSource, given: Partial<RuleOptions> = {}, choice: RuleChoice = {}) {
    this.#source = source;
    this.#given = given;
    this.#choice = choice;
  }

  /** The options for a file; the same object for all files under one table. */
  optionsOf(path: string): RuleOptions {
    return this.#of(path).options;
  }

  /** What the table that applies to a file says, and the path of its file. */
  from(path: string): { readonly path: string | undefined; readonly settings: FileSettings } {
    const { file, settings } = this.#of(path);
    return { path: file?.path, settings };
  }

  /** Whether a rule is on for a file. @param byDefault where the settings do not select rules */
  isOn(rule: string, path: string, byDefault = true): boolean {
    const own = this.#of(path).settings;
    const select = this.#choice.select ?? own.select;
    const off = this.#choice.ignore ?? own.ignore;
    return (select?.includes(rule) ?? byDefault) && !off?.includes(rule);
  }

  /** Whether a finding of a rule in a file is wanted: the rule is on there, and the file not left out. */
  concerns(rule: string, path: string, byDefault = true): boolean {
    return this.isOn(rule, path, byDefault) && this.leavesOut(path) === undefined;
  }

  /** Why a file is none of the tool's business; undefined if it is. */
  leavesOut(path: string): string | undefined {
    const { file, folder, includes, excludes } = this.#of(path);
    const inside = path.slice(folder.length);
    if (excludes?.(inside)) return `excluded by ${file!.path}`;
    if (includes && !includes(inside)) return `not included by ${file!.path}`;
    return undefined;
  }

  #of(path: string): Known {
    const file = this.#source.config(path);
    const key = file?.path ?? '';
    let known = this.#known.get(key);
    if (!known) {
      const settings = file ? readSettings(file) : { options: {} };
      const options = { ...DEFAULTS, ...settings.options, ...this.#given };
      const folder = key.slice(0, key.lastIndexOf('/') + 1);
      const { include, exclude } = settings;
      const [includes, excludes] = [include && globTest(include), exclude && globTest(exclude)];
      known = { file, settings, options, folder, includes, excludes };
      this.#known.set(key, known);
    }
    return known;
  }
}
