import { resolve } from 'node:path';
import { changes } from '../plan/changes.js';
import { type Planned, summarize } from '../plan/create-plan.js';
import { optionsOfRules } from '../settings/option-table.js';
import { rulesFor } from '../transforms/index.js';
import type { Plan } from '../types.js';
import { useBaseline } from './baseline-file.js';
import { deliver, exitCode } from './deliver.js';
import { findFiles, makePlan } from './make-plan.js';
import type { PlanOptions } from './plan-options.js';
import type { World } from './world.js';

/** Runs a transform or `check`. @returns the exit code */
export async function runPlan(command: string, options: PlanOptions, world: World): Promise<number> {
  if (options.showConfig) return showConfig(command, options, world);
  if (command === 'migrate') {
    const { runMigrate } = await import('./run-migrate.js');
    return runMigrate(options, world);
  }
  const planned = await useBaseline(await makePlan(command, options, world), options, world);
  if (options.interactive) {
    const { runReview } = await import('./run-review.js');
    return runReview(planned, options, world);
  }
  if (options.stdinFilename === undefined)
    return deliver(planned, { ...options, howToWrite: 'Add --write to apply.' }, world);
  return finishStdin(planned, resolve(world.cwd, options.stdinFilename), options, world);
}

async function showConfig(command: string, options: PlanOptions, world: World): Promise<number> {
  const { project, settings } = await findFiles(options, world);
  const { configReport } = await import('../report/config.js');
  world.out(configReport(settings, project.targets, optionsOfRules(rulesFor(command)), options.rules));
  return 0;
}

/**
 * The result of `-` goes to stdout byte by byte, what is left to say about it to stderr. Whoever pipes one file, an
 * editor say, did not ask about the others of the repository.
 */
async function finishStdin(planned: Planned, absolute: string, options: PlanOptions, world: World): Promise<number> {
  const isOwn = ({ path }: { readonly path: string }) => resolve(planned.plan.root, path) === absolute;
  const files = planned.plan.files.filter(isOwn);
  const findings = planned.plan.findings.filter(isOwn);
  const summary = summarize(files, findings, planned.plan.summary.leftAlone);
  const plan: Plan = { ...planned.plan, files, findings, summary };
  const [changed] = changes(plan, planned.sources);
  const { remarks } = await import('../report/text.js');
  const said = remarks(plan, { cwd: world.cwd });
  if (said !== '') world.err(said);
  world.out(changed ? changed.after.bytes : await world.stdin());
  return exitCode(plan, options.check);
}
