import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { readCases } from '../fixtures/cases.js';
import type { Random } from './random.js';

/** One small project to start from: a fixture, or a real file with some of its neighbours. */
export interface Sample {
  readonly name: string;
  /** By path, with `/`; read when they are needed. */
  files(): Map<string, Buffer>;
}

/** What inputs are made of. */
export interface Corpus {
  /** Projects of the fixtures: every rule has some. */
  readonly fixtures: readonly Sample[];
  /** Files that name the SDK. */
  readonly temporal: readonly Sample[];
  /** Python's own library. */
  readonly library: readonly Sample[];
  /** Changes whenever the corpus does: an input can be made again from its number only from the same corpus. */
  readonly fingerprint: string;
}

const MOST_BYTES = 400_000;
const MOST_NEIGHBOURS = 5;

/**
 * Collects the fixtures, Python's library where there is a `python3`, and the repositories below a folder.
 * @param corpora the folder of checkouts, if there is one
 */
export function readCorpus(corpora: string | undefined): Corpus {
  const fixtures = readCases().cases.map(
    ({ name, input }): Sample => ({ name: `fixtures/${name}`, files: () => new Map(input) }),
  );
  const { stdout } = spawnSync('python3', ['-c', 'import sysconfig; print(sysconfig.get_paths()["stdlib"])'], {
    encoding: 'utf8',
  });
  const library = stdout
    ? pythonFiles(stdout.trim()).map(path => single(`library/${relative(stdout.trim(), path)}`, path))
    : [];
  const temporal =
    corpora === undefined
      ? []
      : pythonFiles(corpora)
          .filter(namesTheSdk)
          .map(path => withNeighbours(relative(corpora, path), path));
  const names = [...fixtures, ...temporal, ...library].map(({ name }) => name).join('\n');
  return { fixtures, temporal, library, fingerprint: createHash('sha256').update(names).digest('hex').slice(0, 8) };
}

/** A sample, those that concern the tool most often. */
export function pickSample(corpus: Corpus, random: Random): Sample {
  const { fixtures, temporal, library } = corpus;
  const groups = [fixtures, fixtures, temporal, temporal, temporal, library, library].filter(group => group.length > 0);
  return random.pick(random.pick(groups));
}

function single(name: string, path: string): Sample {
  return { name, files: () => new Map([['module.py', readFileSync(path)]]) };
}

function withNeighbours(name: string, path: string): Sample {
  return {
    name,
    files: () => {
      const folder = dirname(path);
      const others = readdirSync(folder).filter(other => other.endsWith('.py') && join(folder, other) !== path);
      const near = others
        .sort()
        .slice(0, MOST_NEIGHBOURS)
        .map(other => join(folder, other))
        .filter(isSmall);
      const files = [path, ...near].map((each): [string, Buffer] => [relative(folder, each), readFileSync(each)]);
      return new Map(files);
    },
  };
}

function pythonFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.py') && !/(^|\/)(?:\.|node_modules\/|site-packages\/|dist-packages\/)/.test(name))
    .map(name => join(folder, name))
    .filter(isSmall)
    .sort();
}

function isSmall(path: string): boolean {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat?.isFile() === true && stat.size <= MOST_BYTES;
}

function namesTheSdk(path: string): boolean {
  return readFileSync(path, 'latin1').includes('temporalio');
}
