import { conflict } from '../edits.js';
import type { Planned } from '../plan/create-plan.js';
import { settle } from '../plan/decisions.js';
import { type Region, regions, withLines } from '../plan/regions.js';
import { type VerifyMode, verifyPlan } from '../plan/verify.js';
import type { PlanFinding } from '../types.js';

/** A plan in which people may change what a fix does. */
export class EditedPlan {
  #planned: Planned;

  constructor(planned: Planned) {
    this.#planned = planned;
  }

  get planned(): Planned {
    return this.#planned;
  }

  /** The finding as it is now. */
  finding(id: string): PlanFinding {
    return this.#planned.plan.findings.find(finding => finding.id === id)!;
  }

  /** The plan with one fix alone. */
  alone(id: string): Planned {
    const { plan, sources } = this.#planned;
    return { plan: settle(plan, other => (other.id === id ? undefined : { status: 'declined' })), sources };
  }

  /** The stretches of lines that a fix changes. */
  regions(id: string): Region[] {
    return regions(this.finding(id).fix!, this.#textOf);
  }

  /**
   * Puts other lines in the place of a fix's own.
   * @param isDeclined whether another fix will not be applied anyway
   * @returns false where another fix is in the way, or the lines are those of another fix
   */
  replace(id: string, texts: readonly string[], isDeclined: (other: PlanFinding) => boolean): boolean {
    const { plan, sources } = this.#planned;
    const fix = withLines(this.finding(id).fix!, texts, this.#textOf);
    const others = plan.findings.filter(other => other.id !== id && other.status === 'apply' && !isDeclined(other));
    if (!fix || others.some(other => conflict(other.fix!, fix))) return false;
    const findings = plan.findings.map(other => (other.id === id ? { ...other, fix } : other));
    this.#planned = { plan: { ...plan, findings }, sources };
    return true;
  }

  /** The same, if the result passes verification. @returns what is wrong with it; undefined where it is taken */
  async tryReplace(
    id: string,
    texts: readonly string[],
    isDeclined: (other: PlanFinding) => boolean,
    verify: VerifyMode,
  ): Promise<string | undefined> {
    const before = this.#planned;
    if (!this.replace(id, texts, isDeclined)) {
      return 'Another fix changes one of these lines: decide about that one first, or edit the file afterwards.';
    }
    const { plan } = await verifyPlan(this.alone(id), verify);
    const { reason } = plan.findings.find(finding => finding.id === id)!;
    if (reason === undefined) return undefined;
    this.#planned = before;
    return `${reason}. The fix stays as it was.`;
  }

  readonly #textOf = (path: string): string => this.#planned.sources.get(path)!.text;
}
