import type { Planned } from '../plan/create-plan.js';
import { dropDecisions } from '../plan/kept-decisions.js';
import { verifyPlan } from '../plan/verify.js';
import { type Delivery, deliver } from './deliver.js';
import { isYes } from './format-written.js';
import { Keyboard } from './keyboard.js';
import type { PlanOptions } from './plan-options.js';
import { type Reviewed, review } from './review.js';
import type { World } from './world.js';

/** As a shell reports a program that Ctrl-C ended. */
const INTERRUPTED = 130;

/** Lets a person decide about a plan, and does what was decided. @returns the exit code */
export async function runReview(planned: Planned, options: PlanOptions, world: World): Promise<number> {
  const keyboard = new Keyboard({ input: world.keyboard, output: world.screen });
  try {
    const reviewed = await review(planned, { keyboard, verify: options.verify, color: options.color }, world);
    if (reviewed.end !== 'decided') return stopped(reviewed.end, world);
    return await finishReview(await verifyPlan(reviewed.planned, options.verify), keyboard, options, world);
  } finally {
    keyboard.close();
  }
}

/** Says how to go on. @returns the exit code */
export function stopped(end: Reviewed['end'], world: World): number {
  world.err('Nothing was written. What you decided is kept: run the same command again to go on.\n');
  return end === 'interrupted' ? INTERRUPTED : 0;
}

/** Asks whether to write what was decided, unless that was said before, and delivers the plan. @returns the exit code */
export async function finishReview(
  planned: Planned,
  keyboard: Keyboard,
  options: PlanOptions & Pick<Delivery, 'writer'>,
  world: World,
): Promise<number> {
  const { fixes, changed } = planned.plan.summary;
  let { write } = options;
  if (!write && fixes > 0 && options.planOut === undefined && options.patch === undefined) {
    const files = changed === 1 ? '1 file' : `${changed} files`;
    const answer = await keyboard.ask(`Write ${files} now [y,n]? `);
    if (answer === 'interrupted') return INTERRUPTED;
    write = answer !== 'ended' && /^y(es)?$/i.test(answer.text.trim());
  }
  const howToWrite = 'What you decided is kept: run the same command again to write it.';
  const ask = (question: string) => isYes(keyboard, question);
  const code = await deliver(planned, { ...options, write, howToWrite, withoutDiff: true, ask }, world);
  if (write || fixes === 0) await dropDecisions(planned.plan.root);
  return code;
}
