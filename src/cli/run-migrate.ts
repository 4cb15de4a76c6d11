import { resolve } from 'node:path';
import type { Planned } from '../plan/create-plan.js';
import { migrate } from '../plan/migrate.js';
import { commitChanged, commitSteps, requireRepository } from '../plan/write-steps.js';
import { findRoot } from '../project/root.js';
import { rulesFor, transforms } from '../transforms/index.js';
import { deliver } from './deliver.js';
import { Keyboard } from './keyboard.js';
import { findFiles, makePlan, reportCrashes } from './make-plan.js';
import type { PlanOptions } from './plan-options.js';
import { type Reviewed, review } from './review.js';
import { finishReview, stopped } from './run-review.js';
import type { World } from './world.js';

/** Runs all transforms in order: one diff, one report, one write, or a commit for each. @returns the exit code */
export async function runMigrate(options: PlanOptions, world: World): Promise<number> {
  if (options.commitPerRule) {
    requireRepository(
      findRoot(
        options.paths.map(path => resolve(world.cwd, path)),
        world.cwd,
      ),
    );
  }
  if (options.interactive) return migrateFixByFix(options, world);
  const made = await makePlan('migrate', options, world);
  const writer = writerFor(made.steps!, options, world);
  return deliver(made, { ...options, writer, howToWrite: 'Add --write to apply.' }, world);
}

/** Transform by transform: each is planned on what was decided about those before. */
async function migrateFixByFix(options: PlanOptions, world: World): Promise<number> {
  const { verify, color, safeOnly } = options;
  const { project, settings } = await findFiles(options, world);
  const keyboard = new Keyboard({ input: world.keyboard, output: world.screen });
  let end: Reviewed['end'] = 'decided';
  const resume = {};
  try {
    const migration = await migrate(project, {
      rules: rulesFor('migrate'),
      options: options.rules,
      settings,
      safeOnly,
      defaultsOnly: true,
      verify,
      review: async (planned, rule, step, steps) => {
        const title = `Transform ${step + 1} of ${steps}: ${rule.name}`;
        const reviewed = await review(planned, { keyboard, verify, color, title, resume }, world);
        end = reviewed.end;
        return end === 'decided' ? reviewed.planned : undefined;
      },
    });
    if (!migration) return stopped(end, world);
    await reportCrashes(migration.planned.plan, world);
    const writer = writerFor(migration.steps, options, world);
    return await finishReview(migration.planned, keyboard, { ...options, writer }, world);
  } finally {
    keyboard.close();
  }
}

/** Writes step by step, with a commit for each, and one for what the formatter then makes of the files. */
function writerFor(
  steps: readonly Planned[],
  options: PlanOptions,
  world: World,
): (() => Promise<boolean>) | undefined {
  if (!options.commitPerRule) return undefined;
  const messages = new Map(steps.map((step, i) => [step, messageOf(i)]));
  const say = (message: string, files: number) => {
    if (!options.quiet) world.err(`Committed ${files} ${files === 1 ? 'file' : 'files'}: ${message}\n`);
  };
  return async () => {
    const written = await commitSteps(
      steps,
      step => messages.get(step)!,
      ({ message, files }) => say(message, files),
    );
    if (written.length === 0) return true;
    const { root } = steps[0]!.plan;
    const { formatWritten } = await import('./format-written.js');
    const good = await formatWritten(root, written, options, world);
    const message = 'format what was rewritten';
    const files = commitChanged(root, written, message);
    if (files > 0) say(message, files);
    return good;
  };
}

function messageOf(step: number): string {
  const rule = transforms[step];
  return rule ? `${rule.name}: ${rule.summary}` : '';
}
