import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { readCases } from '../fixtures/cases.js';
import type { Random } from './random.js';

/** A real file: its name for people, its absolute path, its size in bytes. */
type RealFile = readonly [name: string, path: string, bytes: number];

/** What there is to start from, besides the fixtures. Plain data: it is looked for once, and handed to every process. */
export interface Listing {
  /** Files that name the SDK. */
  readonly temporal: readonly RealFile[];
  /** Python's own library. */
  readonly library: readonly RealFile[];
}

/** One small project to start from: a fixture, or a real file with some of its neighbours. */
export interface Sample {
  readonly name: string;
  readonly bytes: number;
  /** By path, with `/`; read when they are needed. */
  files(): Map<string, Buffer>;
}

/** What inputs are made of. */
export interface Corpus {
  readonly groups: readonly (readonly Sample[])[];
  /** How many samples there are, and what changes when they do: an input is made again only from the same corpus. */
  readonly description: string;
}

const MOST_BYTES = 400_000;
const MOST_NEIGHBOURS = 3;
const NEIGHBOUR_BYTES = 12_000;

/**
 * Looks for Python's library, where there is a `python3`, and for files of repositories.
 * @param corpora the folder of checkouts, if there is one
 */
export function listCorpus(corpora: string | undefined): Listing {
  const script = 'import sysconfig; print(sysconfig.get_paths()["stdlib"])';
  const library = spawnSync('python3', ['-c', script], { encoding: 'utf8' }).stdout?.trim();
  const namesTheSdk = ([, path]: RealFile) => readFileSync(path, 'latin1').includes('temporalio');
  return {
    temporal: corpora === undefined ? [] : pythonFiles(corpora).filter(namesTheSdk),
    library: library ? pythonFiles(library) : [],
  };
}

/** The fixtures, and the files of a listing. */
export function openCorpus({ temporal, library }: Listing): Corpus {
  const fixtures = readCases().cases.map(({ name, input }): Sample => {
    return { name: `fixtures/${name}`, bytes: 0, files: () => new Map(input) };
  });
  const groups = [fixtures, temporal.map(withNeighbours), library.map(alone)];
  const names = groups.flat().map(({ name }) => name);
  const fingerprint = createHash('sha256').update(names.join('\n')).digest('hex').slice(0, 8);
  const counts = `${fixtures.length} fixtures, ${temporal.length} files that name the SDK, ${library.length} of Python's library`;
  return { groups, description: `corpus ${fingerprint}: ${counts}` };
}

/** A sample; mostly a small one, for more of them can be looked at in the same time. */
export function pickSample({ groups }: Corpus, random: Random): Sample {
  const [fixtures = [], temporal = [], library = []] = groups;
  const weighted = [fixtures, fixtures, temporal, temporal, temporal, library, library];
  const group = random.pick(weighted.filter(each => each.length > 0));
  const picked = Array.from({ length: random.chance(0.9) ? 4 : 1 }, () => random.pick(group));
  return picked.reduce((a, b) => (b.bytes < a.bytes ? b : a));
}

function alone([name, path, bytes]: RealFile): Sample {
  return { name: `library/${name}`, bytes, files: () => new Map([['module.py', readFileSync(path)]]) };
}

/** With small files of its folder, which it may import. */
function withNeighbours([name, path, bytes]: RealFile): Sample {
  const files = () => {
    const folder = dirname(path);
    const near = readdirSync(folder)
      .sort()
      .map(other => join(folder, other))
      .filter(other => other.endsWith('.py') && other !== path && sizeOf(other) <= NEIGHBOUR_BYTES)
      .slice(0, MOST_NEIGHBOURS);
    return new Map([path, ...near].map(each => [relative(folder, each), readFileSync(each)] as const));
  };
  return { name, bytes, files };
}

function pythonFiles(folder: string): RealFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.py') && !/(^|\/)(?:\.|node_modules\/|site-packages\/|dist-packages\/)/.test(name))
    .sort()
    .map((name): RealFile => [name, join(folder, name), sizeOf(join(folder, name))])
    .filter(([, , bytes]) => bytes <= MOST_BYTES);
}

/** Infinite for what is no file. */
function sizeOf(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat?.isFile() ? stat.size : Number.POSITIVE_INFINITY;
}
