// LibCST and ast-grep, in a virtual environment of their own outside of the repository.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const cache = process.env.TEMPORAL_CODEMOD_CACHE ?? join(homedir(), '.cache', 'temporal-codemod');
const bin = join(cache, 'bench-venv', 'bin');

/** Installs the opponents if need be. @returns why they cannot be had, or undefined */
export function installOpponents() {
  if (existsSync(join(bin, 'ast-grep'))) return undefined;
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

/** Everything that is timed on a tree: a name, the command, and how to read the number of rewritten calls. */
export function contenders(tree) {
  const tool = join(here, '..', 'bin', 'temporal-codemod.js');
  const fixes = stdout => JSON.parse(stdout).summary.fixes;
  return {
    ours: { command: process.execPath, args: [tool, 'args-list', tree, '--format', 'json'], calls: fixes, rounds: 7 },
    'ours, --verify tree': {
      command: process.execPath,
      args: [tool, 'args-list', tree, '--format', 'json', '--verify', 'tree'],
      calls: fixes,
      rounds: 7,
    },
    'ours, --verify off': {
      command: process.execPath,
      args: [tool, 'args-list', tree, '--format', 'json', '--verify', 'off'],
      calls: fixes,
      rounds: 7,
    },
    'ast-grep': {
      command: join(bin, 'ast-grep'),
      args: ['scan', '--rule', join(here, 'ast-grep.yml'), '--json=stream', tree],
      calls: stdout => stdout.split('\n').filter(Boolean).length,
      codes: [0, 1],
      rounds: 7,
    },
    libcst: {
      command: join(bin, 'python'),
      // Without the diff it would write the tree.
      args: [
        '-m',
        'libcst.tool',
        'codemod',
        '-x',
        'libcst_codemod.ArgsList',
        '-u',
        '-j',
        '2',
        '--no-format',
        '--hide-progress',
        tree,
      ],
      env: { PYTHONPATH: here },
      calls: stdout => stdout.split(/^\+.*\bargs ?= ?\[/m).length - 1,
      rounds: 1,
    },
    'libcst, text test first': {
      command: join(bin, 'python'),
      args: [join(here, 'libcst_codemod.py'), tree],
      calls: Number,
      rounds: 3,
    },
    'grep -rl': {
      command: 'grep',
      args: ['-rl', '--include=*.py', 'temporalio', tree],
      calls: () => 0,
      codes: [0, 1],
      rounds: 7,
    },
  };
}
