// A rule looks at the project and yields findings. It edits nothing, reads no disk and knows nothing of plans.
import type { Project } from '../project/project.js';
import type { SourceFile } from '../python/source-file.js';
import type { Finding, Severity } from '../types.js';
import type { ChecklistId } from './checklist.js';

/**
 * The options that rules understand. Each has a row in `settings/option-table.ts`, which makes it a flag, a key of
 * pyproject.toml and a line of the schema.
 */
export interface RuleOptions {
  /** `activities`: the policy's default. `all`: children, continue_as_new, client and handle calls as well. */
  readonly calls: 'activities' | 'all';
  /** Leaves single payloads as they are. */
  readonly onlyMultiple: boolean;
  /** In columns; undefined: what the project's formatter is set to. */
  readonly lineLength?: number;
  /** What becomes of a dataclass that is the one parameter of a run: a finding, or a model. */
  readonly dataclasses?: 'report' | 'convert';
  /** Keeps taking the payloads that were sent before there was a model. */
  readonly inFlight?: boolean;
  /** What the names of generated models end in; undefined: `Request`. */
  readonly modelSuffix?: string;
  /** Parameter name → dotted type of its field, such as `pydantic.EmailStr`. */
  readonly fieldTypes?: Readonly<Record<string, string>>;
}

/** A place that the rule is about and that needs nothing, with the reason; reported as a count. */
export interface LeftAlone {
  readonly leftAlone: string;
}

/** What `explain` shows of a rule. Code may have several lines. */
export interface Explanation {
  /** What goes wrong where the rule is not followed. */
  readonly why: string;
  readonly bad: string;
  readonly good: string;
  /** What the fix does and where it holds back; for a rule without fixes, what people should do. */
  readonly fix: string;
  /** What the rule will not see. */
  readonly limits: string;
}

interface RuleBase {
  /** Also the name of its file, of its fixture folder and, for a transform, of its command. */
  readonly name: string;
  /** `transform`: its findings may carry fixes. `check`: report only. */
  readonly kind: 'transform' | 'check';
  /** One line for lists and `--help`. */
  readonly summary: string;
  /** How bad its findings are, unless one says otherwise itself. */
  readonly severity: Severity;
  /** The line of the policy's checklist under which its findings count. */
  readonly checklist: ChecklistId;
  /** Whether `check` runs it without being told to: not where too many of its findings would be argued away. */
  readonly defaultOn: boolean;
  /** A transform that `migrate` leaves out: people decide when its time has come. */
  readonly onlyOnRequest?: true;
  readonly explain: Explanation;
  /** Rules that run along with this one when it is a command. */
  readonly companions?: readonly string[];
  /** Its findings may bring sketches. */
  readonly sketches?: true;
  /** The options that it reads. A command takes those of its rules. */
  readonly options?: readonly (keyof RuleOptions)[];
}

/**
 * Looks at one target file at a time. `candidates` gives a quick test on the bytes of a file, read as latin-1: a file
 * that fails it is not decoded or parsed, so it must pass wherever a finding is possible.
 */
export interface FileRule extends RuleBase {
  readonly scope: 'file';
  candidates(project: Project, options: RuleOptions): (latin1: string, path: string) => boolean;
  find(file: SourceFile, project: Project, options: RuleOptions): Iterable<Finding | LeftAlone>;
}

/** Looks at the project as a whole. `optionsOf` gives the options for what lies in one file, as its settings have them. */
export interface ProjectRule extends RuleBase {
  readonly scope: 'project';
  find(project: Project, options: RuleOptions, optionsOf: (path: string) => RuleOptions): Iterable<Finding | LeftAlone>;
}

/** One rule of the policy. */
export type Rule = FileRule | ProjectRule;
