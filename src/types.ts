/**
 * The words every other module speaks: plain, JSON-safe data. This file knows no Python, no Temporal and no disk.
 * Offsets are UTF-16 code units of the decoded text, as in JavaScript strings, web-tree-sitter and magic-string.
 */

import type { WorkflowMap } from './map-types.js';

/** Half-open range of UTF-16 code units in the original text of one file. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** 1-based line and 1-based column; the column counts Unicode code points, as ruff and Python editors show it. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** The smallest insert, removal or replacement: `text` takes the place of the span. `path` is relative to the root. */
export interface Edit extends Span {
  readonly path: string;
  readonly text: string;
}

/**
 * `safe`: the same commands and payloads go to the server, so running workflows replay.
 * `unsafe`: changes what a running workflow, a schedule or another service sends or expects.
 */
export type Safety = 'safe' | 'unsafe';

/**
 * `error`: fails or hangs when it runs. `warning`: against the policy, or fails under some conditions.
 * `info`: worth knowing; never counted as work.
 */
export type Severity = 'error' | 'warning' | 'info';

/**
 * A name that a file has to import for a fix. Needs become edits once per file, after review and from accepted fixes
 * alone: a declined fix leaves no import behind, and two fixes that need the same name share it.
 */
export interface ImportNeed {
  readonly path: string;
  /** As the file writes it: `pydantic`, `.flows`. */
  readonly module: string;
  readonly name: string;
  /** Offset in a `from … import` statement of that module that takes the name in. */
  readonly beside?: number;
  /** Offset in an import statement near which a statement of its own belongs; else its place is worked out. */
  readonly near?: number;
}

/** An atomic group of edits, possibly across files: applied whole or not at all. */
export interface Fix {
  readonly edits: readonly Edit[];
  readonly safety: Safety;
  readonly imports?: readonly ImportNeed[];
  /** Imported names that the edits may leave without use: those that nothing uses any more are no longer imported. */
  readonly frees?: readonly { readonly path: string; readonly name: string }[];
  /**
   * Columns by path: a line that the edits make longer is split as the formatters would. Done once per file, with all
   * accepted fixes in place, since two fixes may lengthen one line.
   */
  readonly lineLengths?: Readonly<Record<string, number>>;
}

/** Another place that explains a finding, such as the definition of the activity that is called. */
export interface Related extends Span {
  readonly path: string;
  readonly message: string;
}

/** A place that is a reason for a finding. */
export interface Cause extends Span {
  readonly path: string;
}

/** New code that shows how a finding can be resolved: complete files for people to finish, never written over others. */
export interface Sketch {
  readonly files: readonly { readonly name: string; readonly text: string }[];
  /** What has to be known before it is used. */
  readonly notes: readonly string[];
}

/** What a rule has to say about one place. Without a fix it is manual work, and the message says what to do. */
export interface Finding {
  readonly rule: string;
  readonly path: string;
  readonly span: Span;
  readonly message: string;
  readonly related?: readonly Related[];
  /** Places elsewhere that make up the finding: comments that take it back at each of them take back all of it. */
  readonly causes?: readonly Cause[];
  readonly fix?: Fix;
  /** How many places of the rule's kind the finding covers; one where it is left out. */
  readonly count?: number;
  /** What its fix changes as a whole, where that is more than a call. */
  readonly unit?: 'workflow';
  /**
   * A remark, not work: shown in reports, never counted as something that remains to be done. With a fix it is about a
   * comment alone, and a report without fixes leaves it out.
   */
  readonly informational?: boolean;
  /** The rule's own word for what it found, such as `batch` or `entity`. */
  readonly kind?: string;
  readonly sketch?: Sketch;
  /** Where this finding is worse or better than its rule's findings are in general. */
  readonly severity?: Severity;
  /**
   * Qualified name of the definition that the finding is about, such as `Order.run`; empty at module level. Where a rule
   * gives none, the plan takes the innermost definition around the finding.
   */
  readonly symbol?: string;
}

/**
 * What the plan decided about a finding: `apply` its fix, leave it as `manual` work, or not apply the fix because it
 * is in `conflict` with another, was `declined` or `suppressed` by people, or `failed` verification.
 * `note` is for informational findings.
 */
export type FindingStatus = 'apply' | 'manual' | 'note' | 'conflict' | 'declined' | 'suppressed' | 'failed';

/** A finding inside a plan, with its place worked out for people. */
export interface PlanFinding extends Finding {
  /** Made of rule, path, symbol and the code at the place: the same in later plans, wherever the lines have moved. */
  readonly id: string;
  /** Of a finding with a fix: the same as long as the fix changes the same lines in the same way. */
  readonly fingerprint?: string;
  readonly severity: Severity;
  readonly symbol: string;
  readonly status: FindingStatus;
  /**
   * Of a plan that rewrites one after the other: the offsets of the finding and of its fix count from the result of the
   * steps before. Positions are always those of the files as they were read. The first step is 0, and left out.
   */
  readonly step?: number;
  /** Why a fix is not applied. */
  readonly reason?: string;
  readonly start: Position;
  readonly end: Position;
  readonly related?: readonly (Related & { readonly position: Position })[];
}

/** `changed` by the plan, `clean`, `skipped` (not read as Python, and why), or `failed` (an error, and why). */
export type FileStatus = 'changed' | 'clean' | 'skipped' | 'failed';

/** One file that the plan looked at. */
export interface PlanFile {
  /** Relative to the plan's root, with `/` on every system. */
  readonly path: string;
  /** SHA-256 of the bytes that were read, in hex; empty where the file could not be read. */
  readonly hash: string;
  /** The encoding that the text was decoded with, such as `utf-8` or `iso-8859-15`. */
  readonly encoding: string;
  readonly status: FileStatus;
  /** Present for `skipped` and `failed`. */
  readonly reason?: string;
  /** Where in the file the reason lies, if it lies somewhere. */
  readonly position?: Position;
  /** A syntax error that the tool worked around: the file was only partly understood. */
  readonly partlyParsed?: Position;
  /** Who owns the file by the repository's CODEOWNERS; left out where nobody does, or nobody asked. */
  readonly owners?: readonly string[];
}

/** Counts of a plan. `scanned` always equals `changed + clean + skipped + failed`. */
export interface PlanSummary {
  readonly scanned: number;
  readonly changed: number;
  readonly clean: number;
  readonly skipped: number;
  readonly failed: number;
  readonly fixes: number;
  readonly manual: number;
  readonly declined: number;
  readonly notes: number;
  /** Places that a rule looked at and rightly left as they are, by reason. */
  readonly leftAlone: Readonly<Record<string, number>>;
}

/** The value of an option: a word, a number, yes or no, or texts by name. */
export type PlanOption = string | number | boolean | Readonly<Record<string, string>>;

/** A rule that stopped because of a bug of its own, or that did not come to an end. */
export interface Crash {
  readonly rule: string;
  /** The file it was about; none for a rule that looks at all files together. */
  readonly path?: string;
  readonly message: string;
  /** Where in the tool's own code. */
  readonly stack?: string;
}

/** A workflow or an activity, by the qualified name of its class or function. */
export interface Subject {
  readonly path: string;
  readonly symbol: string;
}

/** Everything that was found and decided: diff, JSON, patch, review and write all read this and nothing else. */
export interface Plan {
  readonly version: 1;
  readonly tool: { readonly name: string; readonly version: string };
  readonly command: string;
  /** The options that were given for the run; others come from `[tool.temporal-codemod]` file by file, or are defaults. */
  readonly options: Readonly<Record<string, PlanOption>>;
  /** The files, folders and globs that were asked for, relative to the root. */
  readonly paths: readonly string[];
  /** Absolute path of the folder that every path in the plan is relative to. */
  readonly root: string;
  readonly files: readonly PlanFile[];
  readonly findings: readonly PlanFinding[];
  readonly summary: PlanSummary;
  /** What `check` was about. */
  readonly subjects?: { readonly workflows: readonly Subject[]; readonly activities: readonly Subject[] };
  /** Present where a rule crashed: its files are `failed`, the results of the others stand. */
  readonly crashes?: readonly Crash[];
  /** The workflows of the repository and what they call; only where a report asked for it. */
  readonly map?: WorkflowMap;
}

/** The content of one file as it was read, once. */
export interface Source {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly text: string;
  readonly encoding: string;
}

/** One file of a plan before and after its accepted fixes. */
export interface Change {
  readonly path: string;
  readonly before: Source;
  readonly after: Source;
  /** All that differs, imports and split lines included: disjoint, in source order. */
  readonly edits: readonly Edit[];
}
