import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { UserError } from '../errors.js';
import { baselineOf, parseBaseline, withBaseline } from '../plan/baseline.js';
import type { Planned } from '../plan/create-plan.js';
import type { World } from './world.js';

/** The files that a baseline is read from and written to. */
export interface BaselineFiles {
  readonly baseline: string | undefined;
  readonly writeBaseline: string | undefined;
}

/**
 * Writes the findings of the plan as a baseline, and takes those of an earlier one back.
 * @throws UserError for files that cannot be read or written
 */
export async function useBaseline(
  planned: Planned,
  { baseline, writeBaseline }: BaselineFiles,
  world: World,
): Promise<Planned> {
  if (writeBaseline !== undefined) {
    const made = baselineOf(planned.plan, planned.sources);
    await guarded(`the baseline cannot be written to ${writeBaseline}`, () =>
      writeFile(resolve(world.cwd, writeBaseline), `${JSON.stringify(made, null, 1)}\n`),
    );
    world.err(`${made.findings.length} findings are known from now on: check --baseline ${writeBaseline}\n`);
    return { ...planned, plan: withBaseline(planned.plan, planned.sources, made) };
  }
  if (baseline === undefined) return planned;
  const text = await guarded(`the baseline ${baseline} cannot be read`, () =>
    readFile(resolve(world.cwd, baseline), 'utf8'),
  );
  const known = parseBaseline(text, baseline);
  return { ...planned, plan: withBaseline(planned.plan, planned.sources, known) };
}

async function guarded<T>(failure: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new UserError(`${failure} (${(error as NodeJS.ErrnoException).code}).`);
  }
}
