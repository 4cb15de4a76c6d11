import { writeFile } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { UserError } from '../errors.js';
import { nearest } from '../nearest.js';
import { changes } from '../plan/changes.js';
import { createPlan, type Planned, summarize } from '../plan/create-plan.js';
import { undo } from '../plan/undo.js';
import { verifyPlan } from '../plan/verify.js';
import { writePlan } from '../plan/write.js';
import { loadProject, type Project } from '../project/project.js';
import { findRoot } from '../project/root.js';
import { ansi, plain } from '../report/paint.js';
import { reporters } from '../report/reporters.js';
import { explainRule, listRules } from '../report/rules.js';
import { optionsOfRules } from '../settings/option-table.js';
import { Settings } from '../settings/settings.js';
import { rules, rulesFor } from '../transforms/index.js';
import type { Plan } from '../types.js';
import type { Command } from './options.js';
import type { PlanOptions } from './plan-options.js';
import { shownSteps, silentSteps } from './steps.js';

/** The outside world, as far as a run may touch it. */
export interface World {
  readonly cwd: string;
  out(chunk: string | Uint8Array): void;
  err(chunk: string): void;
  stdin(): Promise<Uint8Array>;
  /** Where progress can be shown: stderr, if it is a terminal. */
  readonly terminal: NodeJS.WriteStream | undefined;
  /** What the tool runs on, for reports of bugs. */
  readonly runtime: string;
  /** Whether stdout takes colours when the user says nothing about it. */
  readonly colors: boolean;
}

/** Does what the command says. @returns the exit code: 0 done, 1 something is left, 2 something could not be read */
export async function run(command: Command, world: World): Promise<number> {
  switch (command.name) {
    case 'answered':
      world.out(command.output);
      return 0;
    case 'rules':
      world.out(listRules(rules));
      return 0;
    case 'explain': {
      const rule = rules.find(({ name }) => name === command.rule);
      if (!rule) throw new UserError(unknownRule(command.rule));
      world.out(explainRule(rule));
      return 0;
    }
    case 'undo':
      return runUndo(resolve(world.cwd, command.path), world);
    case 'plan':
      return runPlan(command.rule, command.options, world);
  }
}

async function runUndo(path: string, world: World): Promise<number> {
  const { restored } = await undo(findRoot([path], world.cwd));
  for (const name of restored) world.out(`${name}\n`);
  world.err(`${restored.length === 1 ? '1 file has' : `${restored.length} files have`} the old content again.\n`);
  return 0;
}

function unknownRule(name: string): string {
  const names = rules.map(rule => rule.name);
  const near = nearest(name, names);
  return `there is no rule ${name}. ${near ? `Did you mean ${near}?` : `The rules: ${names.join(', ')}.`}`;
}

async function runPlan(rule: string, options: PlanOptions, world: World): Promise<number> {
  if (options.showConfig) {
    const { project, settings } = await findFiles(options, world);
    const { configReport } = await import('../report/config.js');
    world.out(configReport(settings, project.targets, optionsOfRules(rulesFor(rule)), options.rules));
    return 0;
  }
  const planned = await makePlan(rule, options, world);
  if (planned.plan.crashes) {
    const { crashReport } = await import('../report/crashes.js');
    world.err(crashReport(planned.plan, world.runtime));
  }
  if (options.stdinFilename !== undefined) {
    return finishStdin(planned, resolve(world.cwd, options.stdinFilename), options, world);
  }
  const { plan, sources } = planned;
  const changed = changes(plan, sources);
  if (options.patch !== undefined) {
    const { patch } = await import('../report/patch.js');
    await writePatch(resolve(world.cwd, options.patch), patch(changed));
  }
  const report = await reporters[options.format]();
  const hint = nextStep(rule, changed.length, options);
  const paint = (options.color ?? world.colors) ? ansi : plain;
  world.out(report(plan, changed, { cwd: world.cwd, paint, ...(hint !== undefined && { hint }) }));
  if (options.write) await write(planned, options, world);
  return exitCode(plan, options);
}

/** How to go on from a dry run. */
function nextStep(rule: string, changed: number, { write, patch }: PlanOptions): string | undefined {
  if (rule === 'check' || changed === 0 || write) return undefined;
  return patch === undefined
    ? 'Nothing was written. Add --write to apply.'
    : `Nothing was written but the patch ${patch}, for git apply.`;
}

async function write({ plan, sources }: Planned, options: PlanOptions, world: World): Promise<void> {
  const { written } = await writePlan(plan, sources, { allowDirty: options.allowDirty });
  if (written.length === 0 || options.quiet) return;
  const where = relative(world.cwd, plan.root);
  world.err(
    `Wrote ${written.length} file${written.length === 1 ? '' : 's'}. Take it back with: temporal-codemod undo${where === '' ? '' : ` ${where}`}\n`,
  );
}

/** 2 wins over 1: what could not be read is not known to be in order. */
function exitCode({ command, summary, crashes }: Plan, { check }: PlanOptions): number {
  if (summary.failed > 0 || crashes) return 2;
  return (check || command === 'check') && summary.manual + summary.fixes > 0 ? 1 : 0;
}

interface Scope {
  readonly project: Project;
  readonly settings: Settings;
}

/** The files that the run is about, with their settings. What a setting excludes is said only where the file was named. */
async function findFiles(options: PlanOptions, world: World): Promise<Scope> {
  const { paths, stdinFilename } = options;
  const stdin = stdinFilename === undefined ? undefined : { name: stdinFilename, bytes: await world.stdin() };
  const project = await loadProject({ paths, cwd: world.cwd, ...(stdin && { stdin }) });
  const settings = new Settings(project, options.rules);
  const named = new Set(paths.map(path => project.relative(resolve(world.cwd, path))));
  project.narrow(path => {
    const reason = settings.leavesOut(path);
    return reason === undefined || stdin || named.has(path) ? reason : '';
  });
  return { project, settings };
}

async function makePlan(rule: string, options: PlanOptions, world: World): Promise<Planned> {
  const steps = world.terminal && !options.quiet ? shownSteps(world.terminal) : silentSteps;
  let scope: Scope | undefined;
  let planned: Planned | undefined;
  await steps([
    [
      'Find files',
      async () => {
        scope = await findFiles(options, world);
      },
    ],
    [
      'Plan',
      async report => {
        const { project, settings } = scope!;
        planned = await createPlan(project, {
          command: rule,
          rules: rulesFor(rule),
          options: options.rules,
          settings,
          safeOnly: options.safeOnly,
          reportOnly: rule === 'check',
          onProgress: (name, done, total) => report(`${name}: ${done} of ${total} files`),
        });
      },
    ],
    [
      'Verify',
      async () => {
        if (rule !== 'check') planned = await verifyPlan(planned!, options.verify);
      },
    ],
  ]);
  return planned!;
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
  return exitCode(plan, options);
}

async function writePatch(path: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeFile(path, bytes);
  } catch (error) {
    throw new UserError(`the patch cannot be written to ${path} (${(error as NodeJS.ErrnoException).code}).`);
  }
}
