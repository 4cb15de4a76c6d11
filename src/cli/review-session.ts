import type { Decision, Decisions } from '../plan/decisions.js';
import { decisionAbout } from '../plan/decisions.js';
import type { PlanFinding } from '../types.js';

/** What may be answered about a fix, and what it means. */
export const ANSWERS: readonly (readonly [key: string, meaning: string])[] = [
  ['y', 'yes, apply this fix'],
  ['n', 'no, leave the code as it is'],
  ['a', 'yes to this and the rest in this file'],
  ['d', 'no to this and the rest in this file'],
  ['r', 'yes to this and the rest of this rule'],
  ['+', 'show more of the code around'],
  ['e', 'edit the result in your editor'],
  ['b', 'back to the fix before'],
  ['q', 'stop; what is decided is kept'],
  ['?', 'this help'],
];

/** The decisions of one review, made fix by fix. Plain data and its rules; it asks nobody. */
export class ReviewSession {
  readonly fixes: readonly PlanFinding[];
  readonly #decisions: Map<string, Decision>;
  readonly #edited: Map<string, readonly string[]>;
  readonly #kept: Decisions;
  /** The fixes that were decided one by one, in this order. */
  readonly #asked: PlanFinding[] = [];

  /** @param kept decisions of an earlier review; those about the same fixes count */
  constructor(fixes: readonly PlanFinding[], kept: Decisions) {
    this.fixes = fixes;
    this.#kept = kept;
    const known = fixes.flatMap((finding): [string, Decision][] => {
      const decision = decisionAbout(finding, kept);
      return decision === 'accept' || decision === 'decline' ? [[finding.id, decision]] : [];
    });
    this.#decisions = new Map(known);
    this.#edited = new Map(known.flatMap(([id]) => (kept.edited?.[id] ? [[id, kept.edited[id]]] : [])));
  }

  /** The next fix that nobody decided about. */
  get next(): PlanFinding | undefined {
    return this.fixes.find(({ id }) => !this.#decisions.has(id));
  }

  get decidedCount(): number {
    return this.#decisions.size;
  }

  of(finding: PlanFinding): Decision | undefined {
    return this.#decisions.get(finding.id);
  }

  /** Decides about one fix. */
  decide(finding: PlanFinding, decision: Decision, edited?: readonly string[]): void {
    this.#decisions.set(finding.id, decision);
    if (edited) this.#edited.set(finding.id, edited);
    else this.#edited.delete(finding.id);
    this.#asked.push(finding);
  }

  /**
   * Decides about a fix and, in the same way, about the open ones that are like it. What was said of a safe fix is not
   * said of unsafe ones.
   * @returns how many were decided along with it
   */
  decideAlso(finding: PlanFinding, decision: Decision, like: (other: PlanFinding) => boolean): number {
    this.decide(finding, decision);
    const carefully = decision === 'accept' && finding.fix!.safety === 'safe';
    const others = this.fixes.filter(
      other => !this.#decisions.has(other.id) && like(other) && !(carefully && other.fix!.safety === 'unsafe'),
    );
    for (const { id } of others) this.#decisions.set(id, decision);
    return others.length;
  }

  /** Opens the fix again that was decided last. @returns undefined where there is none */
  back(): PlanFinding | undefined {
    const last = this.#asked.pop();
    if (last) this.#decisions.delete(last.id);
    return last;
  }

  /** Forgets all decisions. */
  startOver(): void {
    this.#decisions.clear();
    this.#edited.clear();
    this.#asked.length = 0;
  }

  /** A line for each rule: what was decided, and what was not. */
  summary(): string[] {
    const rules = [...new Set(this.fixes.map(({ rule }) => rule))];
    return rules.map(rule => {
      const own = this.fixes.filter(finding => finding.rule === rule).map(finding => this.of(finding));
      const count = (decision: Decision | undefined) => own.filter(each => each === decision).length;
      const open = count(undefined);
      return `${rule}: ${count('accept')} yes, ${count('decline')} no${open === 0 ? '' : `, ${open} not decided`}`;
    });
  }

  /** All that was decided, with what an earlier review said of fixes that are not part of this one. */
  get decisions(): Decisions {
    const own = new Set(this.fixes.map(({ id }) => id));
    const others = <T>(all: Readonly<Record<string, T>> = {}) =>
      Object.fromEntries(Object.entries(all).filter(([id]) => !own.has(id)));
    const decidedFixes = this.fixes.filter(({ id }) => this.#decisions.has(id));
    const fingerprints = decidedFixes.map(({ id, fingerprint }) => [id, fingerprint!]);
    return {
      version: 1,
      decisions: { ...others(this.#kept.decisions), ...Object.fromEntries(this.#decisions) },
      fingerprints: { ...others(this.#kept.fingerprints), ...Object.fromEntries(fingerprints) },
      edited: { ...others(this.#kept.edited), ...Object.fromEntries(this.#edited) },
    };
  }
}
