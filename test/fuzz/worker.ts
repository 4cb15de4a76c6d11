// Runs inputs one after the other and says in lines of JSON what became of each. A process of its own: an input that
// hangs or brings the process down is known by the line that is missing.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkInput } from './check.js';
import { type Listing, listCorpus, openCorpus } from './corpus.js';
import { makeInput } from './input.js';
import { PythonJudge } from './python-judge.js';

interface Job {
  readonly seed: number;
  /** The first input, and how far it is to the next one. */
  readonly first: number;
  readonly step: number;
  readonly last: number;
  /** The file that holds the listing; the process makes it and does nothing else where `corpora` is given as well. */
  readonly listing: string;
  readonly corpora?: string | null;
  /** The folder of this file's source. */
  readonly home: string;
  /** Only says what the files of the first input are. */
  readonly makeOnly?: boolean;
}

const { seed, first, step, last, corpora, listing, home, makeOnly } = JSON.parse(process.argv[2]!) as Job;
const say = (message: object) => process.stdout.write(`${JSON.stringify(message)}\n`);
const encoded = (files: ReadonlyMap<string, Buffer>) =>
  Object.fromEntries([...files].map(([path, bytes]) => [path, bytes.toString('base64')]));
const judge = new PythonJudge(join(home, 'judge.py'));
if (corpora !== undefined) {
  const listed = listCorpus(corpora ?? undefined);
  writeFileSync(listing, JSON.stringify(listed));
  say({ corpus: openCorpus(listed).description, python: judge.isThere });
  process.exit();
}
const corpus = openCorpus(JSON.parse(readFileSync(listing, 'utf8')) as Listing);
if (makeOnly) {
  const { files } = await makeInput(corpus, seed, first);
  say({ files: encoded(files) });
  process.exit();
}
for (let number = first; number <= last; number += step) {
  const { sample, files, random } = await makeInput(corpus, seed, number);
  say({ start: number, sample: sample.name });
  const began = performance.now();
  const { problems, changed, judged } = await checkInput(files, random, judge);
  say({
    end: number,
    sample: sample.name,
    took: Math.round(performance.now() - began),
    problems,
    changed,
    judged,
    files: problems.length === 0 ? undefined : encoded(files),
  });
}
judge.stop();
