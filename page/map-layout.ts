import { graphlib, layout } from '@dagrejs/dagre';
import type { PageData, PageEdge, PageNode } from '../src/report/page-types.js';
import { groupBy } from './group.js';

/** A box with its place; x and y are its upper left corner. */
export interface PlacedNode {
  readonly node: PageNode;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** All calls of one kind between two boxes. */
export interface PlacedEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: PageEdge['kind'];
  readonly calls: number;
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

export interface PlacedMap {
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
  readonly width: number;
  readonly height: number;
}

const HEIGHT = 26;
const CHARACTER = 7.3;
const GAP = 28;

/** What is written in a box. */
export function labelOf({ kind, name }: PageNode): string {
  const short = kind === 'code' ? name.split('/').slice(-2).join('/') : name;
  return short.length > 38 ? `${short.slice(0, 36)}…` : short;
}

/**
 * Lays the map out from left to right: who starts, workflows, what they call. Parts that nothing joins are packed.
 * @param badges what stands behind the names in the boxes
 * @param ratio of the window, width to height
 */
export function placeMap(
  nodes: readonly PageNode[],
  edges: PageData['map']['edges'],
  badges: ReadonlyMap<string, string>,
  ratio: number,
): PlacedMap {
  const parts = components(nodes, edges).map(part => placePart(part.nodes, part.edges, badges));
  // Large parts first, in rows about as wide as the window.
  parts.sort((a, b) => b.height * b.width - a.height * a.width);
  const area = parts.reduce((sum, { width, height }) => sum + (width + GAP) * (height + GAP), 0);
  const rowWidth = Math.max(Math.sqrt(area * ratio), ...parts.map(({ width }) => width));
  const placed: { nodes: PlacedNode[]; edges: PlacedEdge[] } = { nodes: [], edges: [] };
  const shelves = new Shelves(rowWidth);
  for (const part of parts) {
    const { x, y } = shelves.place(part.width + GAP, part.height + GAP);
    placed.nodes.push(...part.nodes.map(node => ({ ...node, x: node.x + x, y: node.y + y })));
    placed.edges.push(
      ...part.edges.map(edge => ({ ...edge, points: edge.points.map(point => ({ x: point.x + x, y: point.y + y })) })),
    );
  }
  return { ...placed, width: shelves.width - GAP, height: shelves.height - GAP };
}

interface Step {
  readonly x: number;
  readonly width: number;
  readonly y: number;
}

/** Puts boxes where the skyline of those that are there is lowest. */
class Shelves {
  readonly #max: number;
  #sky: Step[];
  width = 0;
  height = 0;

  constructor(max: number) {
    this.#max = max + GAP;
    this.#sky = [{ x: 0, width: this.#max, y: 0 }];
  }

  place(width: number, height: number): { x: number; y: number } {
    let best: { x: number; y: number } | undefined;
    for (const { x } of this.#sky) {
      if (x + width > this.#max + 0.5) continue;
      const y = Math.max(
        ...this.#sky.filter(step => step.x < x + width && step.x + step.width > x).map(step => step.y),
      );
      if (!best || y < best.y) best = { x, y };
    }
    const { x, y } = best ?? { x: 0, y: this.height };
    const end = x + width;
    const next: Step[] = [{ x, width, y: y + height }];
    for (const step of this.#sky) {
      if (step.x < x) next.push({ ...step, width: Math.min(step.width, x - step.x) });
      const right = step.x + step.width;
      if (right > end) next.push({ x: Math.max(step.x, end), width: right - Math.max(step.x, end), y: step.y });
    }
    this.#sky = next.sort((a, b) => a.x - b.x);
    this.width = Math.max(this.width, end);
    this.height = Math.max(this.height, y + height);
    return { x, y };
  }
}

interface Part {
  readonly nodes: PageNode[];
  readonly edges: PageEdge[];
}

function components(nodes: readonly PageNode[], edges: readonly PageEdge[]): Part[] {
  const parent = new Map(nodes.map(({ id }) => [id, id]));
  const find = (id: string): string => {
    let root = id;
    while (parent.get(root) !== root) root = parent.get(root)!;
    parent.set(id, root);
    return root;
  };
  for (const { from, to } of edges) parent.set(find(from), find(to));
  const parts = new Map<string, Part>();
  const partOf = (id: string) => {
    const root = find(id);
    const part = parts.get(root) ?? { nodes: [], edges: [] };
    parts.set(root, part);
    return part;
  };
  for (const node of nodes) partOf(node.id).nodes.push(node);
  for (const edge of edges) partOf(edge.from).edges.push(edge);
  return [...parts.values()];
}

function placePart(nodes: readonly PageNode[], edges: readonly PageEdge[], badges: ReadonlyMap<string, string>) {
  const graph = new graphlib.Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'LR', nodesep: 8, ranksep: 64, edgesep: 6, marginx: 0, marginy: 0, rankalign: 'top' });
  for (const node of nodes) {
    const characters = labelOf(node).length + (badges.get(node.id)?.length ?? -1) + 1;
    graph.setNode(node.id, { width: Math.ceil(characters * CHARACTER) + 22, height: HEIGHT });
  }
  const bundles = groupBy(
    edges.filter(({ from, to }) => from !== to),
    ({ from, to, kind }) => JSON.stringify([from, to, kind]),
  );
  for (const [key, [edge]] of bundles) graph.setEdge(edge!.from, edge!.to, {}, key);
  layout(graph);
  const placed = nodes.map((node): PlacedNode => {
    const { x, y, width, height } = graph.node(node.id) as { x: number; y: number; width: number; height: number };
    return { node, x: x - width / 2, y: y - height / 2, width, height };
  });
  const boxes = new Map(placed.map(box => [box.node.id, box]));
  const lines = [...bundles].map(([key, calls]): PlacedEdge => {
    const { from, to, kind } = calls[0]!;
    const { points } = graph.edge(from, to, key) as { points: { x: number; y: number }[] };
    return { from, to, kind, calls: calls.length, points: docked(points, boxes.get(from)!, boxes.get(to)!) };
  });
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number };
  return { nodes: placed, edges: lines, width, height };
}

type Points = readonly { readonly x: number; readonly y: number }[];

/** A line that leaves and enters boxes at the middle of their sides, whatever corner the layout cut it at. */
function docked(points: Points, from: PlacedNode, to: PlacedNode): Points {
  const forward = to.x >= from.x + from.width;
  const side = (box: PlacedNode, right: boolean) => ({
    x: right ? box.x + box.width : box.x,
    y: box.y + box.height / 2,
  });
  return [side(from, forward), ...points.slice(1, -1), side(to, !forward)];
}
