import type { PageData, PageEdge, PageNode } from '../src/report/page-types.js';
import { count, h, plain, svg } from './dom.js';
import { type Facts, isTest, nodeFacts } from './map-facts.js';
import { labelOf, type PlacedEdge, type PlacedMap, type PlacedNode, placeMap } from './map-layout.js';
import { MapPanel } from './map-panel.js';
import { ZoomPane } from './zoom-pane.js';

const KINDS: Readonly<Record<PageNode['kind'], string>> = {
  workflow: 'Workflow',
  activity: 'Activity',
  code: 'Code that starts or calls',
  elsewhere: 'Defined elsewhere',
};

/** The workflows of the repository as a graph. It is laid out when it is first looked at. */
export class MapView {
  readonly element: HTMLElement;
  readonly #data: PageData;
  readonly #facts: ReadonlyMap<string, Facts>;
  readonly #panel: MapPanel;
  readonly #pane = new ZoomPane('Map of workflows and activities');
  readonly #boxes = new Map<string, SVGGElement>();
  readonly #lines: { readonly edge: PlacedEdge; readonly element: SVGGElement }[] = [];
  readonly #onSelect: (id: string | undefined) => void;
  #placed: PlacedMap | undefined;
  #tests: boolean;
  #alone = false;
  #selected: string | undefined;

  constructor(data: PageData, onSelect: (id: string | undefined) => void) {
    this.#data = data;
    this.#onSelect = onSelect;
    this.#facts = nodeFacts(data);
    this.#tests = !data.map.nodes.some(node => node.kind === 'workflow' && !isTest(node));
    this.#panel = new MapPanel(data, this.#facts, onSelect);
    this.element = h(
      'div',
      { class: 'map' },
      this.#panel.element,
      h('div', { class: 'canvas' }, this.#tools(), this.#pane.element, legend()),
    );
    this.#pane.element.addEventListener('click', event => {
      const box = (event.target as Element).closest('[data-node]');
      if (!this.#pane.dragged) onSelect(box?.getAttribute('data-node') ?? undefined);
    });
    this.#pane.element.addEventListener('keydown', event => this.#key(event));
  }

  #tools(): HTMLElement {
    const toggle = (label: string, checked: boolean, set: (on: boolean) => void) => {
      const box = h('input', { type: 'checkbox', checked, onchange: () => set(box.checked) });
      return h('label', { class: 'choice' }, box, label);
    };
    const { nodes } = this.#data.map;
    const tests = nodes.filter(isTest).length;
    const alone = nodes.filter(node => this.#facts.get(node.id)!.edges === 0).length;
    const button = (label: string, name: string, act: () => void) =>
      h('button', { type: 'button', 'aria-label': name, title: name, onclick: act }, label);
    return h(
      'div',
      { class: 'toolbar' },
      tests > 0 &&
        toggle(`Tests (${tests})`, this.#tests, on =>
          this.#redraw(() => {
            this.#tests = on;
          }),
        ),
      alone > 0 &&
        toggle(`Not connected (${alone})`, this.#alone, on =>
          this.#redraw(() => {
            this.#alone = on;
          }),
        ),
      h(
        'div',
        { class: 'segmented', role: 'group', 'aria-label': 'Zoom' },
        button('−', 'Zoom out', () => this.#pane.zoom(1 / 1.3)),
        button('+', 'Zoom in', () => this.#pane.zoom(1.3)),
        button('Fit', 'Fit the whole map', () => this.#pane.fit()),
      ),
    );
  }

  #redraw(change: () => void): void {
    change();
    this.#placed = undefined;
    this.open(this.#selected);
  }

  #isShown(node: PageNode): boolean {
    if (node.id === this.#selected) return true;
    if (!this.#tests && isTest(node)) return false;
    return this.#alone || this.#facts.get(node.id)!.edges > 0;
  }

  /** Draws the map if that was not done yet, and selects a box. */
  open(id: string | undefined): void {
    this.#selected = id;
    if (!this.#placed || (id !== undefined && !this.#boxes.has(id))) this.#draw();
    for (const [each, box] of this.#boxes) {
      box.classList.toggle('selected', each === id);
      box.setAttribute('aria-current', String(each === id));
    }
    const near = new Set([id]);
    for (const { edge, element } of this.#lines) {
      const touches = edge.from === id || edge.to === id;
      element.classList.toggle('near', touches);
      if (touches) near.add(edge.from).add(edge.to);
    }
    for (const [each, box] of this.#boxes) box.classList.toggle('far', id !== undefined && !near.has(each));
    this.#pane.element.classList.toggle('chosen', id !== undefined);
    this.#panel.show(id, this.#tests);
    const placed = this.#placed?.nodes.find(({ node }) => node.id === id);
    this.#rove(id ?? this.#placed?.nodes[0]?.node.id);
    if (placed) this.#pane.reveal(placed.x + placed.width / 2, placed.y + placed.height / 2);
  }

  #draw(): void {
    const nodes = this.#data.map.nodes.filter(node => this.#isShown(node));
    const ids = new Set(nodes.map(({ id }) => id));
    const edges = this.#data.map.edges.filter(({ from, to }) => ids.has(from) && ids.has(to));
    const badges = new Map(nodes.map(({ id }) => [id, badgeOf(this.#facts.get(id)!)]));
    const placed = placeMap(nodes, edges, badges, 1.5);
    this.#placed = placed;
    this.#boxes.clear();
    this.#lines.length = 0;
    const lines = placed.edges.map(edge => {
      const element = this.#line(edge);
      this.#lines.push({ edge, element });
      return element;
    });
    const boxes = placed.nodes.map(each => {
      const element = this.#box(each);
      this.#boxes.set(each.node.id, element);
      return element;
    });
    this.#pane.fill([...lines, ...boxes], placed.width, placed.height);
  }

  #line({ from, to, kind, calls, points }: PlacedEdge): SVGGElement {
    const facts = this.#facts.get(to);
    const payload = facts?.payloadChanges && kind !== 'signals' ? ' payload' : '';
    const path = svg('path', {
      d: curve(points),
      class: `edge ${kind}${payload}`,
      'marker-end': `url(#arrow${payload ? '-payload' : ''})`,
    });
    const name = (id: string) => plain(this.#facts.get(id)!.node.name);
    const times = calls > 1 ? `, ${count(calls, 'call')}` : '';
    const title = `${name(from)} ${VERBS[kind]} ${name(to)}${times}${payload ? '; the payload changes' : ''}`;
    return svg('g', {}, svg('title', {}, title), path);
  }

  #box({ node, x, y, width, height }: PlacedNode): SVGGElement {
    const { payloadChanges, unsafe, bulk, continues, findings } = this.#facts.get(node.id)!;
    const words = [
      payloadChanges && 'payload changes',
      unsafe && 'running workflows would notice',
      bulk && 'bulk data',
      continues && 'continues as new',
      findings.length > 0 && count(findings.length, 'finding'),
    ].filter(word => word !== false);
    const label = [`${KINDS[node.kind]} ${plain(node.name)}`, ...words].join(', ');
    const box = svg(
      'g',
      {
        class: `box ${node.kind}${payloadChanges ? ' payload' : ''}${unsafe ? ' unsafe' : ''}`,
        transform: `translate(${x} ${y})`,
        role: 'button',
        tabindex: -1,
        'data-node': node.id,
      },
      // The tooltip: hidden from screen readers, which have the label.
      // The name for screen readers, and the tooltip.
      svg('title', {}, label),
      svg('rect', { width, height, rx: node.kind === 'activity' ? 13 : 4 }),
      svg('text', { x: 10, y: 17 }, plain(labelOf(node))),
    );
    const badge = badgeOf(this.#facts.get(node.id)!);
    if (badge !== '') box.append(svg('text', { x: width - 9, y: 17, class: 'badge', 'aria-hidden': 'true' }, badge));
    return box;
  }

  /** One box is a stop of the tab key; arrows lead on from there. */
  #rove(id: string | undefined): void {
    for (const [each, box] of this.#boxes) box.setAttribute('tabindex', each === id ? '0' : '-1');
  }

  #key(event: KeyboardEvent): void {
    const id = (event.target as Element).closest('[data-node]')?.getAttribute('data-node');
    if (id === null || id === undefined) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.#onSelect(id);
      return;
    }
    const direction = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    const next = direction && nearest(this.#placed!.nodes, id, direction as [number, number]);
    if (!next) return;
    event.preventDefault();
    this.#rove(next.node.id);
    this.#boxes.get(next.node.id)!.focus({ preventScroll: true });
    this.#pane.reveal(next.x + next.width / 2, next.y + next.height / 2);
  }
}

const VERBS: Readonly<Record<PageEdge['kind'], string>> = {
  calls: 'calls',
  child: 'starts the child',
  starts: 'starts',
  signals: 'signals, queries or updates',
  continues: 'continues as',
};

/** The nearest box in a direction: what lies straight ahead counts as nearer than what lies aside. */
function nearest(nodes: readonly PlacedNode[], id: string, [dx, dy]: [number, number]): PlacedNode | undefined {
  const center = ({ x, y, width, height }: PlacedNode) => [x + width / 2, y + height / 2] as const;
  const [fromX, fromY] = center(nodes.find(({ node }) => node.id === id)!);
  let best: { node: PlacedNode; cost: number } | undefined;
  for (const node of nodes) {
    const [x, y] = center(node);
    const ahead = (x - fromX) * dx + (y - fromY) * dy;
    const aside = Math.abs((x - fromX) * dy) + Math.abs((y - fromY) * dx);
    if (ahead <= 1) continue;
    const cost = ahead + 3 * aside;
    if (!best || cost < best.cost) best = { node, cost };
  }
  return best?.node;
}

/** A smooth line through the points that the layout gives: level where it leaves, turns and arrives. */
function curve([first, ...rest]: PlacedEdge['points']): string {
  let at = first!;
  let d = `M${at.x} ${at.y}`;
  for (const point of rest) {
    const middle = (at.x + point.x) / 2;
    d += `C${middle} ${at.y} ${middle} ${point.y} ${point.x} ${point.y}`;
    at = point;
  }
  return d;
}

/** What stands behind the name in a box. */
function badgeOf({ unsafe, bulk, continues, findings }: Facts): string {
  const marks = `${unsafe ? '⚠' : ''}${bulk ? '▤' : ''}${continues ? '↻' : ''}`;
  return [marks, findings.length > 0 ? String(findings.length) : ''].filter(part => part !== '').join(' ');
}

function legend(): HTMLElement {
  const item = (kind: string, label: string) =>
    h('li', {}, h('span', { class: `key ${kind}`, 'aria-hidden': 'true' }), label);
  const mark = (text: string, label: string) =>
    h('li', {}, h('span', { class: 'key-mark', 'aria-hidden': 'true' }, text), label);
  return h(
    'ul',
    { class: 'legend', 'aria-label': 'What the map shows' },
    item('workflow', 'Workflow'),
    item('activity', 'Activity'),
    item('code', 'Code that starts or calls'),
    item('elsewhere', 'Defined elsewhere'),
    item('payload', 'Payload changes'),
    mark('⚠', 'Running workflows would notice'),
    mark('▤', 'Bulk data'),
    mark('↻', 'Continues as new'),
    mark('7', 'Findings'),
  );
}
