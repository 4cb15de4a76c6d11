import { writeFile } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { UserError } from '../errors.js';
import { changes } from '../plan/changes.js';
import type { Planned } from '../plan/create-plan.js';
import { writePlan } from '../plan/write.js';
import { ansi, plain } from '../report/paint.js';
import { type Format, reporters } from '../report/reporters.js';
import type { Plan } from '../types.js';
import { visible } from '../visible.js';
import type { Formatting } from './format-written.js';
import type { World } from './world.js';
import { writeSketches } from './write-sketches.js';

/** What to do with a plan that is made. */
export interface Delivery extends Formatting {
  readonly format: Format;
  readonly patch: string | undefined;
  readonly planOut: string | undefined;
  /** Where the report goes instead of stdout. */
  readonly output: string | undefined;
  /** The folder that sketches are written into. */
  readonly sketch?: string | undefined;
  readonly write: boolean;
  /** How to have it written, where it is not. */
  readonly howToWrite: string;
  readonly check: boolean;
  readonly allowDirty: boolean;
  readonly quiet: boolean;
  readonly color: boolean | undefined;
  /** Writes the plan in another way than all at once. @returns whether all went well */
  readonly writer?: (() => Promise<boolean>) | undefined;
  /** Leaves the diff out of the text report: it was shown before. */
  readonly withoutDiff?: boolean;
}

/** Shows a plan, saves what was asked for, and writes if that was. @returns the exit code */
export async function deliver(planned: Planned, delivery: Delivery, world: World): Promise<number> {
  const { plan, sources } = planned;
  const changed = changes(plan, sources);
  if (delivery.patch !== undefined) {
    const { patch } = await import('../report/patch.js');
    await save('patch', resolve(world.cwd, delivery.patch), patch(changed));
  }
  if (delivery.planOut !== undefined) {
    const { jsonReport } = await import('../report/json.js');
    await save('plan', resolve(world.cwd, delivery.planOut), jsonReport(plan));
  }
  const report = await reporters[delivery.format]();
  const hint = nextStep(plan.command, changed.length, delivery);
  const colored = delivery.color ?? (delivery.output === undefined && world.colors);
  const options = {
    cwd: world.cwd,
    paint: colored ? ansi : plain,
    sketches: delivery.sketch === undefined,
    ...(hint !== undefined && { hint }),
  };
  const shown = delivery.withoutDiff && delivery.format === 'text' ? [] : changed;
  const text = report(plan, shown, options, sources);
  if (delivery.output === undefined) world.out(text);
  else await save('report', resolve(world.cwd, delivery.output), text);
  if (delivery.sketch !== undefined) await writeSketches(plan, delivery.sketch, delivery.quiet, world);
  const good = !delivery.write || (await (delivery.writer?.() ?? write(planned, delivery, world)));
  return good ? exitCode(plan, delivery.check) : 2;
}

/** How to go on from a dry run. */
function nextStep(
  command: string,
  changed: number,
  { write, patch, planOut, howToWrite }: Delivery,
): string | undefined {
  if (command === 'check' || changed === 0 || write) return undefined;
  if (planOut !== undefined) return `Nothing was written but the plan ${planOut}, for temporal-codemod apply.`;
  return patch === undefined
    ? `Nothing was written. ${howToWrite}`
    : `Nothing was written but the patch ${patch}, for git apply.`;
}

async function write({ plan, sources }: Planned, delivery: Delivery, world: World): Promise<boolean> {
  const { written, cutOff = [] } = await writePlan(plan, sources, { allowDirty: delivery.allowDirty });
  if (written.length === 0) return true;
  const where = relative(world.cwd, plan.root);
  if (!delivery.quiet) {
    world.err(
      `Wrote ${written.length} file${written.length === 1 ? '' : 's'}. Take it back with: temporal-codemod undo${where === '' ? '' : ` ${where}`}\n`,
    );
  }
  if (cutOff.length > 0) {
    world.err(
      `These files had other names (hard links), which keep the old content:\n${cutOff.map(path => `  ${visible(path)}\n`).join('')}`,
    );
  }
  const { formatWritten } = await import('./format-written.js');
  return formatWritten(plan.root, written, delivery, world);
}

/** 2 wins over 1: what could not be read is not known to be in order. */
export function exitCode({ command, summary, crashes }: Plan, check: boolean): number {
  if (summary.failed > 0 || crashes) return 2;
  return (check || command === 'check') && summary.manual + summary.fixes > 0 ? 1 : 0;
}

async function save(what: string, path: string, content: string | Uint8Array): Promise<void> {
  try {
    await writeFile(path, content);
  } catch (error) {
    throw new UserError(`the ${what} cannot be written to ${path} (${(error as NodeJS.ErrnoException).code}).`);
  }
}
