import { type Corpus, pickSample, type Sample } from './corpus.js';
import { graft } from './graft.js';
import { mutate } from './mutate.js';
import { Random } from './random.js';

/** One input of a run: a small project, damaged. */
export interface Input {
  readonly sample: Sample;
  readonly files: ReadonlyMap<string, Buffer>;
  /** For what else is to be decided about this input. */
  readonly random: Random;
}

/** Makes an input from its number: the same from the same corpus and seed. */
export async function makeInput(corpus: Corpus, seed: number, number: number): Promise<Input> {
  const random = new Random(seed, number);
  const sample = pickSample(corpus, random);
  const files = sample.files();
  const python = [...files.keys()].filter(path => path.endsWith('.py'));
  const path = random.chance(0.7) ? python[0]! : random.pick(python);
  let bytes = files.get(path)!;
  const isPlain = !sample.name.startsWith('fixtures/');
  if (random.chance(isPlain ? 0.75 : 0.25)) bytes = await graft(bytes, random);
  const other = random.chance(0.5)
    ? files.get(random.pick(python))!
    : [...pickSample(corpus, random).files().values()][0]!;
  files.set(path, mutate(bytes, random, other));
  return { sample, files, random };
}
