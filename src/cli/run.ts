import { writeFile } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { UserError } from '../errors.js';
import { changes } from '../plan/changes.js';
import { createPlan, type Planned } from '../plan/create-plan.js';
import { undo } from '../plan/undo.js';
import { verifyPlan } from '../plan/verify.js';
import { writePlan } from '../plan/write.js';
import { loadProject, type Project } from '../project/project.js';
import { findRoot } from '../project/root.js';
import { jsonReport } from '../report/json.js';
import { ansi, type Paint, plain } from '../report/paint.js';
import { explainRule, listRules } from '../report/rules.js';
import { rules, rulesFor } from '../transforms/index.js';
import type { Plan } from '../types.js';
import type { Command, PlanOptions } from './options.js';
import { shownSteps, silentSteps } from './steps.js';

/** The outside world, as far as a run may touch it. */
export interface World {
  readonly cwd: string;
  out(chunk: string | Uint8Array): void;
  err(chunk: string): void;
  stdin(): Promise<Uint8Array>;
  /** Whether stderr is a terminal on which progress can be shown. */
  readonly interactive: boolean;
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
      if (!rule)
        throw new UserError(
          `there is no rule ${command.rule}. The rules: ${rules.map(({ name }) => name).join(', ')}.`,
        );
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

async function runPlan(rule: string, options: PlanOptions, world: World): Promise<number> {
  const planned = await makePlan(rule, options, world);
  const { plan, sources } = planned;
  if (options.paths.includes('-')) return finishStdin(planned, world);

  const changed = changes(plan, sources);
  if (options.patch !== undefined) {
    const { patch } = await import('../report/patch.js');
    await writePatch(resolve(world.cwd, options.patch), patch(changed));
  }
  if (options.format === 'json') world.out(jsonReport(plan));
  else {
    const { textReport } = await import('../report/text.js');
    const paint: Paint = (options.color ?? world.colors) ? ansi : plain;
    const hint =
      rule !== 'check' && changed.length > 0 && !options.write
        ? 'Nothing was written. Add --write to apply.'
        : undefined;
    world.out(textReport(plan, changed, { cwd: world.cwd, paint, ...(hint !== undefined && { hint }) }));
  }
  if (options.write) {
    const { written } = await writePlan(plan, sources, { allowDirty: options.allowDirty });
    if (written.length > 0 && !options.quiet) {
      const where = relative(world.cwd, plan.root);
      world.err(
        `Wrote ${written.length} file${written.length === 1 ? '' : 's'}. Take it back with: temporal-codemod undo${where === '' ? '' : ` ${where}`}\n`,
      );
    }
  }
  return exitCode(rule, plan, options);
}

function exitCode(rule: string, { summary }: Plan, { check, write }: PlanOptions): number {
  if (summary.failed > 0) return 2;
  const found = summary.manual + summary.fixes > 0;
  return found && (check || rule === 'check') && !write ? 1 : 0;
}

async function makePlan(rule: string, options: PlanOptions, world: World): Promise<Planned> {
  const steps = world.interactive && !options.quiet ? shownSteps : silentSteps;
  let project: Project | undefined;
  let planned: Planned | undefined;
  await steps([
    [
      'Find files',
      async () => {
        const stdin =
          options.stdinFilename === undefined ? undefined : { name: options.stdinFilename, bytes: await world.stdin() };
        project = await loadProject({ paths: options.paths, cwd: world.cwd, ...(stdin && { stdin }) });
      },
    ],
    [
      'Plan',
      async report => {
        planned = await createPlan(project!, {
          command: rule,
          rules: rulesFor(rule),
          options: {
            calls: options.calls,
            onlyMultiple: options.onlyMultiple,
            ...(options.lineLength !== undefined && { lineLength: options.lineLength }),
          },
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

/** The result of `-` goes to stdout byte by byte, what is left to say to stderr. */
async function finishStdin({ plan, sources }: Planned, world: World): Promise<number> {
  const [changed] = changes(plan, sources);
  const file = plan.files[0]!;
  const { textReport } = await import('../report/text.js');
  if (plan.findings.some(({ status }) => status !== 'apply') || file.status === 'failed') {
    world.err(textReport(plan, [], { cwd: world.cwd, findingsOnly: true }));
  }
  const unchanged = sources.get(file.path)?.bytes ?? (await world.stdin());
  world.out(changed ? changed.after.bytes : unchanged);
  return plan.summary.failed > 0 ? 2 : 0;
}

async function writePatch(path: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeFile(path, bytes);
  } catch (error) {
    throw new UserError(`the patch cannot be written to ${path} (${(error as NodeJS.ErrnoException).code}).`);
  }
}
