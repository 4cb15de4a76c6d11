import { join, relative } from 'node:path';
import { changes } from '../plan/changes.js';
import type { Planned } from '../plan/create-plan.js';
import { type Decision, isDecidable, settle } from '../plan/decisions.js';
import { keepDecisions, keptDecisions } from '../plan/kept-decisions.js';
import type { VerifyMode } from '../plan/verify.js';
import { card, wrap } from '../report/card.js';
import { ansi, type Paint, plain } from '../report/paint.js';
import type { PlanFinding } from '../types.js';
import { editable, openEditor, readEdited } from './edit-fix.js';
import { EditedPlan } from './edited-plan.js';
import type { Keyboard, NoAnswer } from './keyboard.js';
import { ANSWERS, ReviewSession } from './review-session.js';
import type { World } from './world.js';

/** How a review ended, and the plan as it was decided. */
export interface Reviewed {
  readonly planned: Planned;
  /** `stopped`: the user quit. What was decided is kept. */
  readonly end: 'decided' | 'stopped' | 'interrupted';
}

/** How to review. */
export interface ReviewOptions {
  readonly keyboard: Keyboard;
  readonly verify: VerifyMode;
  readonly color: boolean | undefined;
  /** What this plan is a part of, such as `Rule 1 of 2: args-list`. */
  readonly title?: string;
  /** What the user said about going on from an earlier review; asked where nothing is said. */
  readonly resume?: { startOver?: boolean };
}

const KEYS = ANSWERS.map(([key]) => key).join(',');
const USUAL_CONTEXT = 3;
const NARROWEST = 20;

/**
 * Asks about the fixes of a plan one by one, as `git add -p` does. Decisions are kept as they are made, so that a review
 * which is stopped goes on where it was.
 */
export async function review(planned: Planned, options: ReviewOptions, world: World): Promise<Reviewed> {
  const fixes = planned.plan.findings.filter(({ status }) => status === 'apply');
  if (fixes.length === 0) return { planned, end: 'decided' };
  const session = new ReviewSession(fixes, await keptDecisions(planned.plan.root));
  return new Review(new EditedPlan(planned), session, options, world).run();
}

class Review {
  readonly #plan: EditedPlan;
  readonly #session: ReviewSession;
  readonly #keyboard: Keyboard;
  readonly #options: ReviewOptions;
  readonly #world: World;
  readonly #paint: Paint;
  #context = USUAL_CONTEXT;

  constructor(plan: EditedPlan, session: ReviewSession, options: ReviewOptions, world: World) {
    this.#plan = plan;
    this.#session = session;
    this.#keyboard = options.keyboard;
    this.#options = options;
    this.#world = world;
    this.#paint = (options.color ?? world.screenColors) ? ansi : plain;
  }

  async run(): Promise<Reviewed> {
    const { title } = this.#options;
    if (title !== undefined) this.#say(this.#paint.bold(title));
    const stopped = await this.#resume();
    if (stopped) return this.#end(stopped);
    for (let next = this.#session.next; next; next = this.#session.next) {
      const end = await this.#askAbout(next);
      if (end) return this.#end(end);
    }
    return this.#end('decided');
  }

  /** Takes up a review that was stopped, if the user wants to. */
  async #resume(): Promise<NoAnswer | undefined> {
    const { fixes, decidedCount, decisions } = this.#session;
    if (decidedCount === 0) return undefined;
    this.#say(`${decidedCount} of ${fixes.length} fixes were decided in an earlier review.`);
    const { resume = {} } = this.#options;
    if (resume.startOver === undefined) {
      const answer = await this.#keyboard.ask('Go on from there [Enter], or start over [s]? ');
      if (typeof answer === 'string') return answer;
      const text = answer.text.trim().toLowerCase();
      if (text === 'q') return 'ended';
      resume.startOver = text === 's';
    }
    if (resume.startOver) this.#session.startOver();
    for (const finding of fixes) {
      const texts = this.#session.of(finding) && decisions.edited?.[finding.id];
      if (texts) this.#plan.replace(finding.id, texts, this.#isDeclined);
    }
    return undefined;
  }

  async #askAbout(finding: PlanFinding): Promise<Reviewed['end'] | undefined> {
    this.#context = USUAL_CONTEXT;
    this.#show(finding);
    for (;;) {
      const answer = await this.#keyboard.ask(
        this.#paint.bold(`(${this.#place(finding, '/')}) Apply this fix [${KEYS}]? `),
      );
      if (answer === 'interrupted') return 'interrupted';
      if (answer === 'ended') return 'stopped';
      const done = await this.#take(answer.text.trim().toLowerCase(), finding);
      if (done === 'stopped') return 'stopped';
      if (!done) continue;
      await keepDecisions(this.#plan.planned.plan.root, this.#session.decisions);
      return undefined;
    }
  }

  /** @returns whether something was decided, or the review stopped */
  async #take(answer: string, finding: PlanFinding): Promise<boolean | 'stopped'> {
    switch (answer) {
      case 'y':
      case 'n':
        this.#session.decide(finding, answer === 'y' ? 'accept' : 'decline');
        return true;
      case 'a':
        return this.#decideAlso(finding, 'accept', ({ path }) => path === finding.path, 'in this file');
      case 'd':
        return this.#decideAlso(finding, 'decline', ({ path }) => path === finding.path, 'in this file');
      case 'r':
        return this.#decideAlso(finding, 'accept', ({ rule }) => rule === finding.rule, 'of this rule');
      case '+':
        this.#context *= 3;
        this.#show(finding);
        return false;
      case 'e':
        return this.#edit(finding);
      case 'b':
        return this.#session.back() !== undefined || this.#no('This is the first one of this review.');
      case 'q':
        return 'stopped';
      default:
        this.#say(ANSWERS.map(([key, meaning]) => `  ${this.#paint.bold(key)}  ${meaning}`).join('\n'));
        return false;
    }
  }

  #decideAlso(finding: PlanFinding, decision: Decision, like: (other: PlanFinding) => boolean, where: string): true {
    const count = this.#session.decideAlso(finding, decision, like);
    const open = this.#session.fixes.filter(other => like(other) && !this.#session.of(other)).length;
    const unsafe = open === 0 ? '' : ` ${open} unsafe ${open === 1 ? 'one is' : 'ones are'} still asked about.`;
    if (count + open > 0) this.#say(`${decision === 'accept' ? 'Yes' : 'No'} to ${count} more ${where}.${unsafe}`);
    return true;
  }

  async #edit(finding: PlanFinding): Promise<boolean> {
    const stretches = this.#plan.regions(finding.id);
    const edited = this.#keyboard.lend(() => openEditor(this.#world.editor, editable(stretches)));
    if ('problem' in edited) return this.#no(edited.problem);
    if (edited.text.trim() === '') return this.#no('The fix stays as it was.');
    const texts = readEdited(edited.text, stretches);
    if (!texts) return this.#no('The lines with #~ are not as they were: the fix stays as it was.');
    if (stretches.every(({ after }, i) => after === texts[i])) return this.#no('Nothing was changed.');
    const problem = await this.#plan.tryReplace(finding.id, texts, this.#isDeclined, this.#options.verify);
    if (problem !== undefined) return this.#no(problem);
    this.#session.decide(finding, 'accept', texts);
    this.#say('Yes to the fix as you edited it.');
    return true;
  }

  #show(finding: PlanFinding): void {
    const { id } = finding;
    const { plan, sources } = this.#plan.alone(id);
    const name = (path: string) => relative(this.#world.cwd, join(plan.root, path)) || path;
    const count = this.#place(finding, ' of ');
    const options = { width: this.#width, paint: this.#paint, name, context: this.#context, count };
    this.#world.err(card(this.#plan.finding(id), changes(plan, sources), options));
  }

  /** Stands above a fix and in the question too: a fix can be longer than the terminal. */
  #place({ id }: PlanFinding, of: string): string {
    const { fixes } = this.#session;
    return `${fixes.findIndex(finding => finding.id === id) + 1}${of}${fixes.length}`;
  }

  #end(end: Reviewed['end'] | NoAnswer): Reviewed {
    const { plan, sources } = this.#plan.planned;
    const decided = settle(plan, finding => {
      if (!isDecidable(finding) || this.#session.of(finding) === 'accept') return undefined;
      return { status: 'declined' };
    });
    this.#say(this.#paint.dim('─'.repeat(this.#width)));
    for (const line of this.#session.summary()) this.#say(line);
    return { planned: { plan: decided, sources }, end: end === 'ended' ? 'stopped' : end };
  }

  #no(why: string): false {
    this.#say(wrap(why, this.#width).join('\n'));
    return false;
  }

  #say(text: string): void {
    this.#world.err(`${text}\n`);
  }

  readonly #isDeclined = (finding: PlanFinding): boolean => this.#session.of(finding) === 'decline';

  get #width(): number {
    return Math.max(Math.min(this.#world.screen.columns ?? 80, 100) - 1, NARROWEST);
  }
}
