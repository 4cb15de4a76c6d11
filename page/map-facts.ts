import type { PageData, PageFinding, PageNode } from '../src/report/page-types.js';

/** What the map says about one box. */
export interface Facts {
  readonly node: PageNode;
  readonly findings: readonly PageFinding[];
  /** Lines that lead to or from it; continuing as itself does not count. */
  readonly edges: number;
  /** The plan changes what it takes. */
  readonly payloadChanges: boolean;
  /** A fix here is one that running workflows would notice. */
  readonly unsafe: boolean;
  readonly bulk: boolean;
  readonly continues: boolean;
}

/** The lines of the checklist that are about data too large for a workflow's history. */
const BULK = /^(?:parameters-(?:small|references)|results-.*|activities-.*|batches-(?:load|results))$/;

const TEST = /(?:^|\/)(?:tests?|testing)\/|(?:^|\/)(?:test_[^/]*|[^/]*_test|conftest)\.py$/;

/** Whether a box lies among the tests, by the names of folders and files that pytest and unittest look for. */
export const isTest = ({ path }: PageNode): boolean => path !== undefined && TEST.test(path);

/** The facts of all boxes, by their id. */
export function nodeFacts({ map, findings, rules }: PageData): ReadonlyMap<string, Facts> {
  const own = new Map<string, PageFinding[]>();
  for (const finding of findings) {
    for (const id of finding.nodes ?? []) own.set(id, [...(own.get(id) ?? []), finding]);
  }
  const edges = new Map<string, number>();
  for (const { from, to } of map.edges) {
    if (from === to) continue;
    for (const id of [from, to]) edges.set(id, (edges.get(id) ?? 0) + 1);
  }
  const bulk = new Set(rules.filter(({ checklist }) => BULK.test(checklist)).map(({ name }) => name));
  const continues = new Set(map.edges.filter(({ kind }) => kind === 'continues').map(({ from }) => from));
  return new Map(
    map.nodes.map(node => {
      const inNode = own.get(node.id) ?? [];
      return [
        node.id,
        {
          node,
          findings: inNode,
          edges: edges.get(node.id) ?? 0,
          payloadChanges: node.after !== undefined,
          unsafe: inNode.some(({ safety }) => safety === 'unsafe'),
          bulk: inNode.some(({ rule }) => bulk.has(rule)),
          continues: continues.has(node.id),
        },
      ];
    }),
  );
}
