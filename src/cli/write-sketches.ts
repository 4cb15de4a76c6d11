import { mkdir, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { UserError } from '../errors.js';
import type { Plan } from '../types.js';
import type { World } from './world.js';

/**
 * Writes the sketches of a plan into a folder, which is made where it is missing. A file that is there already is left as
 * it is, whatever it holds, and named on stderr.
 */
export async function writeSketches({ findings }: Plan, folder: string, quiet: boolean, world: World): Promise<void> {
  const into = resolve(world.cwd, folder);
  const files = findings.flatMap(({ sketch, path, start }) =>
    (sketch?.files ?? []).map(file => ({ ...file, of: `${path}:${start.line}` })),
  );
  if (files.length === 0) {
    if (!quiet) world.err('There was nothing to sketch.\n');
    return;
  }
  try {
    await mkdir(into, { recursive: true });
  } catch (error) {
    throw new UserError(`the folder ${folder} cannot be made (${codeOf(error)}).`);
  }
  for (const { name, text, of } of files) {
    const path = join(into, name);
    const shown = relative(world.cwd, path);
    try {
      // `wx`: fails where there is a file, or anything else, of this name.
      await writeFile(path, text, { flag: 'wx' });
      if (!quiet) world.err(`Sketched ${of} in ${shown}.\n`);
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw new UserError(`${shown} cannot be written (${codeOf(error)}).`);
      world.err(`${shown} is there already, and was left as it is: the sketch of ${of} was not written.\n`);
    }
  }
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error);
}
