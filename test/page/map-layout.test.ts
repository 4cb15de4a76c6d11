import { expect, it } from 'vitest';
import { type PlacedMap, placeMap } from '../../page/map-layout.js';
import type { PageEdge, PageNode } from '../../src/report/page-types.js';

const node = (id: string): PageNode => ({ id, kind: 'activity', name: id });
const edge = (from: string, to: string, kind: PageEdge['kind'] = 'calls'): PageEdge => {
  return { from, to, kind, path: 'a.py', position: { line: 1, column: 1 } };
};

function overlapping({ nodes }: PlacedMap): string[] {
  return nodes.flatMap((a, i) =>
    nodes
      .slice(i + 1)
      .filter(b => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height)
      .map(b => `${a.node.id} and ${b.node.id}`),
  );
}

it('puts two hundred parts beside each other, about as wide as the window', () => {
  const ids = Array.from({ length: 200 }, (_, i) => [
    `start_${i}`,
    `flow_${i}`,
    ...Array.from({ length: i % 7 }, (_, j) => `act_${i}_${j}`),
  ]);
  const nodes = ids.flat().map(node);
  const edges = ids.flatMap(([start, flow, ...acts]) => [edge(start!, flow!), ...acts.map(act => edge(flow!, act))]);
  const placed = placeMap(nodes, edges, new Map(), 1.5);
  expect(placed.nodes).toHaveLength(nodes.length);
  expect(overlapping(placed)).toEqual([]);
  expect(placed.width / placed.height).toBeGreaterThan(0.8);
  expect(placed.width / placed.height).toBeLessThan(3);
  for (const { x, y, width, height } of placed.nodes) {
    expect(x).toBeGreaterThanOrEqual(-0.5);
    expect(y).toBeGreaterThanOrEqual(-0.5);
    expect(x + width).toBeLessThanOrEqual(placed.width + 0.5);
    expect(y + height).toBeLessThanOrEqual(placed.height + 0.5);
  }
});

it('draws calls of one kind between two boxes as one line, and none from a box to itself', () => {
  const placed = placeMap(
    [node('a'), node('b')],
    [edge('a', 'b'), edge('a', 'b'), edge('a', 'b', 'signals'), edge('a', 'a')],
    new Map(),
    1.5,
  );
  expect(placed.edges.map(({ from, to, kind, calls }) => [from, to, kind, calls])).toEqual([
    ['a', 'b', 'calls', 2],
    ['a', 'b', 'signals', 1],
  ]);
});

it('lines leave and enter boxes at the middle of their sides, also backwards in a circle', () => {
  const placed = placeMap([node('a'), node('b')], [edge('a', 'b'), edge('b', 'a')], new Map(), 1.5);
  const box = (id: string) => placed.nodes.find(each => each.node.id === id)!;
  for (const { from, to, points } of placed.edges) {
    for (const [id, point] of [
      [from, points[0]!],
      [to, points.at(-1)!],
    ] as const) {
      const { x, y, width, height } = box(id);
      expect([x, x + width]).toContain(point.x);
      expect(point.y).toBe(y + height / 2);
    }
  }
});

it('a map without anything is empty', () => {
  expect(placeMap([], [], new Map(), 1.5)).toMatchObject({ nodes: [], edges: [] });
});
