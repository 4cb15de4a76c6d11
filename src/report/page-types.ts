import type { MapEdge, MapNode } from '../map-types.js';
import type { Crash, FindingStatus, Plan, PlanFile, PlanFinding, PlanSummary, Position, Safety } from '../types.js';

/** What the page is filled with: the plan, with the code that each finding is about in place of offsets. */
export interface PageData {
  readonly tool: { readonly name: string; readonly version: string };
  readonly command: string;
  readonly options: Plan['options'];
  /** The last part of the root's path: what the repository is called, not where it lies on somebody's disk. */
  readonly name: string;
  readonly rules: readonly PageRule[];
  readonly checklist: readonly PageLine[];
  readonly files: readonly PageFile[];
  readonly findings: readonly PageFinding[];
  readonly summary: PlanSummary;
  /** What to report where a rule has a bug. */
  readonly crashes: readonly Pick<Crash, 'rule' | 'path' | 'message'>[];
  readonly map: { readonly nodes: readonly PageNode[]; readonly edges: readonly PageEdge[] };
}

/** A rule of the plan's command, in its own words. */
export interface PageRule {
  readonly name: string;
  readonly summary: string;
  readonly why: string;
  /** The line of the checklist under which its findings count. */
  readonly checklist: string;
}

/** A line of the policy's checklist that a rule of the plan's command stands for. */
export interface PageLine {
  readonly id: string;
  readonly section: string;
  readonly text: string;
  /** Workflows or activities that the score is a share of, and those without a finding; none where nobody counted. */
  readonly subjects: number;
  readonly clean: number;
  readonly noun: string;
}

export type PageFile = Pick<PlanFile, 'path' | 'status' | 'reason' | 'position' | 'partlyParsed' | 'owners'>;

export interface PageFinding
  extends Pick<
    PlanFinding,
    | 'id'
    | 'fingerprint'
    | 'rule'
    | 'severity'
    | 'symbol'
    | 'path'
    | 'message'
    | 'start'
    | 'end'
    | 'reason'
    | 'count'
    | 'unit'
    | 'sketch'
  > {
  readonly status: FindingStatus;
  /** Present where there is a fix. */
  readonly safety?: Safety;
  readonly related?: readonly { readonly path: string; readonly message: string; readonly position: Position }[];
  /** What the fix alone does, file by file. */
  readonly diffs?: readonly PageDiff[];
  /** The code of a finding without a fix. */
  readonly excerpt?: PageExcerpt;
  /** The boxes of the map that the finding, or a place it names, lies in. */
  readonly nodes?: readonly string[];
}

/** The hunks of one file. Each line starts with its mark: a space, `-` or `+`; line ends are left out. */
export interface PageDiff {
  readonly path: string;
  readonly hunks: readonly { readonly old: number; readonly new: number; readonly lines: readonly string[] }[];
}

/** Lines of a file, and which stretch of them is meant: lines and code point columns start at 1, the end is exclusive. */
export interface PageExcerpt {
  readonly first: number;
  readonly lines: readonly string[];
  readonly start: Position;
  readonly end: Position;
}

export interface PageNode extends Pick<MapNode, 'id' | 'kind' | 'name' | 'path' | 'position' | 'unresolved'> {
  readonly before?: string;
  /** What the fixes of the plan make of the signature, where they change it. */
  readonly after?: string;
}

export type PageEdge = Omit<MapEdge, 'span'>;
