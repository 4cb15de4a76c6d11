// LibCST, ast-grep and temporalint, in a virtual environment of their own outside of the repository, and the commands that
// are timed.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const tool = join(here, '..', 'bin', 'temporal-codemod.js');
const cache = process.env.TEMPORAL_CODEMOD_CACHE ?? join(homedir(), '.cache', 'temporal-codemod');
const bin = join(cache, 'bench-venv', 'bin');
export const temporalint = join(bin, 'temporalint');

/** Installs the opponents if need be. @returns why they cannot be had, or undefined */
export function installOpponents() {
  if (existsSync(join(bin, 'temporalint'))) return undefined;
  mkdirSync(cache, { recursive: true });
  const steps = [
    ['python3', ['-m', 'venv', join(cache, 'bench-venv')]],
    [join(bin, 'pip'), ['install', '--quiet', '--disable-pip-version-check', '-r', join(here, 'requirements.txt')]],
  ];
  for (const [command, args] of steps) {
    const { status, stderr, error } = spawnSync(command, args, { encoding: 'utf8' });
    if (error || status !== 0) return `${command}: ${error?.message ?? stderr}`;
  }
  return undefined;
}

const rewritten = stdout => / calls? rewritten/.test(stdout) && /(\d+) calls? rewritten/.exec(stdout)[1];

function ours(tree, args) {
  const calls = args[0] === 'args-list' ? rewritten : undefined;
  return { command: process.execPath, args: [tool, ...args, tree], codes: [0, 1], calls };
}

/** The rules that look for what each of temporalint's looks for. */
export const LIKE = {
  TPL001: ['activity-timeout'],
  TPL002: ['args-list', 'activity-arguments'],
  TPL003: ['activity-retries'],
  TPL004: ['activity-heartbeat'],
  TPL005: ['workflow-definition'],
  TPL006: ['query-result'],
  TPL007: ['missing-await'],
  TPL008: ['workflow-now', 'workflow-uuid4', 'workflow-random', 'workflow-sleep', 'workflow-io', 'workflow-order'],
  TPL009: ['workflow-logger'],
  TPL010: ['workflow-failure'],
};
const TEMPORALINT = Object.keys(LIKE).join(',');
/** args-list mostly does something else. */
const LIKE_TEMPORALINT = Object.values(LIKE)
  .flat()
  .filter(rule => rule !== 'args-list')
  .join(',');

/** The commands of the tool: every transform, and `check`. */
function commands() {
  const { stdout } = spawnSync(process.execPath, [tool, 'rules'], { encoding: 'utf8' });
  const transforms = [...stdout.matchAll(/^(\S+) +transform /gm)].map(match => match[1]);
  return [...transforms, 'check'];
}

/**
 * Everything that is timed on a tree, by name. `calls` reads the number of rewritten calls off the output.
 * @param opponents whether LibCST and its like are installed
 */
export function contenders(tree, opponents) {
  const own = commands().map(name => [name, ours(tree, [name])]);
  const others = {
    'args-list --verify off': ours(tree, ['args-list', '--verify', 'off']),
    'check, the rules of temporalint': ours(tree, ['check', '--select', LIKE_TEMPORALINT]),
    'grep -rl temporalio': { command: 'grep', args: ['-rl', '--include=*.py', 'temporalio', tree], codes: [0, 1] },
    ...(opponents && {
      'ast-grep': {
        command: join(bin, 'ast-grep'),
        args: ['scan', '--rule', join(here, 'ast-grep.yml'), '--json=stream', tree],
        codes: [0, 1],
        calls: stdout => stdout.split('\n').filter(Boolean).length,
      },
      temporalint: { command: join(bin, 'temporalint'), args: ['--select', TEMPORALINT, tree], codes: [0, 1] },
      'LibCST, files with the words': {
        command: join(bin, 'python'),
        args: [join(here, 'libcst_codemod.py'), tree],
        calls: Number,
        slow: true,
      },
      LibCST: {
        command: join(bin, 'python'),
        // Without the diff it would write the tree.
        args: '-m libcst.tool codemod -x libcst_codemod.ArgsList -u -j 2 --no-format --hide-progress'
          .split(' ')
          .concat(tree),
        env: { PYTHONPATH: here },
        calls: stdout => stdout.split(/^\+.*\bargs ?= ?\[/m).length - 1,
        slow: true,
      },
    }),
  };
  return { ...Object.fromEntries(own), ...others };
}

/** What starting costs: the tool with nothing to do but help, and Node with nothing to do at all. */
export const starts = {
  'node -e 0': { command: process.execPath, args: ['-e', '0'] },
  '--help': { command: process.execPath, args: [tool, '--help'] },
};
