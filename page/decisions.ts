import type { PageFinding } from '../src/report/page-types.js';

/** What people decided about a fix. */
export type Decision = 'accept' | 'decline';

/** What is done with fixes that nobody decided about. */
export type Undecided = 'decline' | 'accept';

/** Whether there is something to decide: a fix that the plan would apply, or one that was declined before. */
export function isDecidable({ status, safety }: PageFinding): boolean {
  return safety !== undefined && (status === 'apply' || status === 'declined');
}

/** The decisions of this review. They are kept by the browser, so that closing the page loses none. */
export class Decisions {
  readonly ids: readonly string[];
  readonly #made = new Map<string, Decision>();
  readonly #fingerprints: ReadonlyMap<string, string>;
  readonly #key: string;
  readonly #listeners: ((changed: ReadonlySet<string>) => void)[] = [];

  constructor(findings: readonly PageFinding[], name: string) {
    const fixes = findings.filter(isDecidable);
    this.ids = fixes.map(({ id }) => id);
    this.#fingerprints = new Map(fixes.flatMap(({ id, fingerprint }) => (fingerprint ? [[id, fingerprint]] : [])));
    this.#key = `temporal-codemod:${name}:${fingerprint(this.ids)}`;
    for (const { id, status } of fixes) if (status === 'declined') this.#made.set(id, 'decline');
    this.#restore();
  }

  of(id: string): Decision | undefined {
    return this.#made.get(id);
  }

  /** Decides about fixes, or takes a decision back; what has no fix is passed over. */
  decide(ids: Iterable<string>, decision: Decision | undefined): void {
    const known = new Set(this.ids);
    const changed = new Set([...ids].filter(id => known.has(id) && this.#made.get(id) !== decision));
    for (const id of changed) {
      if (decision) this.#made.set(id, decision);
      else this.#made.delete(id);
    }
    if (changed.size === 0) return;
    this.#keep();
    for (const listener of this.#listeners) listener(changed);
  }

  onChange(listener: (changed: ReadonlySet<string>) => void): void {
    this.#listeners.push(listener);
  }

  get counts(): { readonly accepted: number; readonly declined: number; readonly open: number } {
    const made = this.ids.map(id => this.#made.get(id));
    const accepted = made.filter(decision => decision === 'accept').length;
    const declined = made.filter(decision => decision === 'decline').length;
    return { accepted, declined, open: this.ids.length - accepted - declined };
  }

  /** The file that `apply --decisions` reads: every fix of the plan with what becomes of it. */
  toJson(undecided: Undecided): string {
    const decisions = Object.fromEntries(this.ids.map(id => [id, this.#made.get(id) ?? undecided]));
    const fingerprints = Object.fromEntries(this.#fingerprints);
    return `${JSON.stringify({ version: 1, decisions, fingerprints }, null, 2)}\n`;
  }

  /**
   * Takes over a file of decisions.
   * @returns how many fixes of this plan it decides, and how many decisions are about others: of another plan, or
   *   fixes that changed since
   */
  load(json: string): { readonly taken: number; readonly unknown: number } {
    const file = JSON.parse(json) as { decisions?: unknown; fingerprints?: Readonly<Record<string, unknown>> } | null;
    const given = file?.decisions;
    if (typeof given !== 'object' || given === null) throw new Error('the file holds no decisions');
    const known = new Set(this.ids);
    const entries = Object.entries(given).filter(
      (entry): entry is [string, Decision] => entry[1] === 'accept' || entry[1] === 'decline',
    );
    const seen = (id: string) => file?.fingerprints?.[id];
    const own = entries.filter(
      ([id]) => known.has(id) && (seen(id) === undefined || seen(id) === this.#fingerprints.get(id)),
    );
    for (const decision of ['accept', 'decline'] as const) {
      this.decide(
        own.filter(entry => entry[1] === decision).map(([id]) => id),
        decision,
      );
    }
    return { taken: own.length, unknown: entries.length - own.length };
  }

  #restore(): void {
    try {
      const kept = localStorage.getItem(this.#key);
      if (kept === null) return;
      const known = new Set(this.ids);
      this.#made.clear();
      for (const [id, decision] of Object.entries(JSON.parse(kept) as Record<string, unknown>)) {
        if (known.has(id) && (decision === 'accept' || decision === 'decline')) this.#made.set(id, decision);
      }
    } catch {
      // A browser that keeps nothing for files: the download is the way to keep decisions.
    }
  }

  #keep(): void {
    try {
      localStorage.setItem(this.#key, JSON.stringify(Object.fromEntries(this.#made)));
    } catch {
      // As above.
    }
  }
}

/** Tells plans of one repository apart (FNV-1a, 32 bits): a hint for the browser's store, not a proof. */
function fingerprint(ids: readonly string[]): string {
  let hash = 0x811c9dc5;
  for (const character of ids.join()) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193);
  return (hash >>> 0).toString(16);
}
