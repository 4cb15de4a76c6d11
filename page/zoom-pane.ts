import { svg } from './dom.js';

const MARGIN = 16;
const MOST = 3;

/** A drawing that can be moved and zoomed by mouse, touch pad, fingers and keyboard. */
export class ZoomPane {
  readonly element: SVGSVGElement;
  /** Whether the pointer moved between the last press and release: then it was no click. */
  dragged = false;
  readonly #content = svg('g');
  #size = { width: 1, height: 1 };
  #scale = 1;
  #x = 0;
  #y = 0;
  readonly #pointers = new Map<number, PointerEvent>();

  constructor(label: string) {
    this.element = svg('svg', { class: 'pane', role: 'group', 'aria-label': label }, defs(), this.#content);
    addEventListener('beforeprint', () => this.#print());
    addEventListener('afterprint', () => this.#apply());
    this.element.addEventListener('wheel', event => this.#wheel(event), { passive: false });
    this.element.addEventListener('pointerdown', event => {
      this.dragged = false;
      this.#pointers.set(event.pointerId, event);
    });
    this.element.addEventListener('pointermove', event => this.#move(event));
    for (const end of ['pointerup', 'pointercancel', 'pointerleave'] as const) {
      this.element.addEventListener(end, event => this.#pointers.delete(event.pointerId));
    }
    this.element.addEventListener('keydown', event => {
      const act = {
        '+': () => this.zoom(1.3),
        '=': () => this.zoom(1.3),
        '-': () => this.zoom(1 / 1.3),
        '0': () => this.fit(),
      }[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    });
  }

  /** Shows a drawing of this size as a whole. */
  fill(children: readonly Node[], width: number, height: number): void {
    this.#content.replaceChildren(...children);
    this.#size = { width: Math.max(width, 1), height: Math.max(height, 1) };
    this.fit();
  }

  fit(): void {
    const { width, height } = this.#window;
    const fitting = Math.min((width - 2 * MARGIN) / this.#size.width, (height - 2 * MARGIN) / this.#size.height);
    this.#scale = Math.min(Math.max(fitting, 0.05), 1.25);
    this.#x = (width - this.#size.width * this.#scale) / 2;
    this.#y = Math.max((height - this.#size.height * this.#scale) / 2, MARGIN);
    this.#apply();
  }

  get #window(): { width: number; height: number } {
    const { clientWidth, clientHeight } = this.element;
    return { width: clientWidth || 900, height: clientHeight || 600 };
  }

  /** Zooms around the middle of the window. */
  zoom(factor: number): void {
    const { width, height } = this.#window;
    this.#zoomAt(factor, width / 2, height / 2);
  }

  #zoomAt(factor: number, x: number, y: number): void {
    const scale = Math.min(Math.max(this.#scale * factor, 0.05), MOST);
    this.#x = x - ((x - this.#x) * scale) / this.#scale;
    this.#y = y - ((y - this.#y) * scale) / this.#scale;
    this.#scale = scale;
    this.#apply();
  }

  /** Moves a point of the drawing into the window, and near enough to be read. */
  reveal(x: number, y: number): void {
    const { width, height } = this.#window;
    const readable = 0.75;
    const [left, top] = [this.#x + x * this.#scale, this.#y + y * this.#scale];
    const edge = 80;
    const isInside = left > edge && left < width - edge && top > edge / 2 && top < height - edge / 2;
    if (isInside && this.#scale >= readable) return;
    this.#scale = Math.max(this.#scale, readable);
    this.#x = width / 2 - x * this.#scale;
    this.#y = height / 2 - y * this.#scale;
    this.#apply();
  }

  #wheel(event: WheelEvent): void {
    event.preventDefault();
    const box = this.element.getBoundingClientRect();
    // A touch pad's pinch arrives as a wheel with the control key.
    const speed = event.ctrlKey ? 0.01 : 0.0015;
    this.#zoomAt(Math.exp(-event.deltaY * speed), event.clientX - box.left, event.clientY - box.top);
  }

  #move(event: PointerEvent): void {
    const last = this.#pointers.get(event.pointerId);
    if (!last) return;
    const [dx, dy] = [event.clientX - last.clientX, event.clientY - last.clientY];
    if (!this.dragged && Math.hypot(dx, dy) < 4) return;
    if (!this.dragged) this.element.setPointerCapture(event.pointerId);
    this.dragged = true;
    const other = [...this.#pointers.values()].find(each => each.pointerId !== event.pointerId);
    if (other) {
      const before = Math.hypot(last.clientX - other.clientX, last.clientY - other.clientY);
      const after = Math.hypot(event.clientX - other.clientX, event.clientY - other.clientY);
      const box = this.element.getBoundingClientRect();
      this.#zoomAt(
        after / Math.max(before, 1),
        (event.clientX + other.clientX) / 2 - box.left,
        (event.clientY + other.clientY) / 2 - box.top,
      );
    } else {
      this.#x += dx;
      this.#y += dy;
      this.#apply();
    }
    this.#pointers.set(event.pointerId, event);
  }

  /** Paper shows the whole drawing, whatever part of it is on the screen. */
  #print(): void {
    const [width, height] = [this.#size.width + 2 * MARGIN, this.#size.height + 2 * MARGIN];
    this.#content.removeAttribute('transform');
    this.element.setAttribute('viewBox', `${-MARGIN} ${-MARGIN} ${width} ${height}`);
    this.element.style.setProperty('--drawing-ratio', `${width} / ${height}`);
  }

  #apply(): void {
    this.#content.setAttribute('transform', `translate(${this.#x} ${this.#y}) scale(${this.#scale})`);
    this.element.removeAttribute('viewBox');
  }
}

function defs(): SVGDefsElement {
  const arrow = (id: string) =>
    svg(
      'marker',
      {
        id,
        viewBox: '0 0 8 8',
        refX: 7,
        refY: 4,
        markerWidth: 8,
        markerHeight: 8,
        markerUnits: 'userSpaceOnUse',
        orient: 'auto-start-reverse',
        class: id,
      },
      svg('path', { d: 'M0 0.5 L8 4 L0 7.5 z' }),
    );
  return svg('defs', {}, arrow('arrow'), arrow('arrow-payload'));
}
