import type { Position, Span } from './types.js';

/** Who starts and calls whom in the whole repository. */
export interface WorkflowMap {
  /** In the order of path and place. */
  readonly nodes: readonly MapNode[];
  readonly edges: readonly MapEdge[];
}

/**
 * `workflow` and `activity`: definitions of the repository. `code`: a file whose functions call or start them.
 * `elsewhere`: a workflow or activity that is called by a name which nothing in the repository has.
 */
export type MapNodeKind = 'workflow' | 'activity' | 'code' | 'elsewhere';

/** One box of the map. */
export interface MapNode {
  /** Stable between plans: path and name. */
  readonly id: string;
  readonly kind: MapNodeKind;
  /** The registered name; a definition's own where that is not known, the path for code. */
  readonly name: string;
  /** Left out for what is defined elsewhere. */
  readonly path?: string;
  /** From the definition's first to its last character; the whole file for code. */
  readonly span?: Span;
  readonly position?: Position;
  /** Name, parameters and result of what runs, on one line. */
  readonly signature?: string;
  /** Where they stand in the file. */
  readonly signatureSpan?: Span;
  /** Targets that a name or a definition could not be found for: parameters, tables, other expressions, as written. */
  readonly unresolved?: readonly string[];
}

/** `starts`: from a client or a schedule. `signals` stands for signals, queries and updates. */
export type MapEdgeKind = 'calls' | 'child' | 'starts' | 'signals' | 'continues';

/** One call. */
export interface MapEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: MapEdgeKind;
  readonly path: string;
  /** Of the call. */
  readonly span: Span;
  readonly position: Position;
}
