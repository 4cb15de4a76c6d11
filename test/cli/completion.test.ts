import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { folder } from '../support/folder.js';
import { run } from './run-bin.js';

const has = (shell: string) => !spawnSync(shell, ['-c', ':']).error;
const scriptOf = (shell: string) => {
  const { code, out, err } = run(folder(), ['completion', shell]);
  expect([code, err]).toEqual([0, '']);
  return out;
};

const CASES: readonly [typed: string, expected: readonly string[]][] = [
  ['temporal-codemod mig', ['migrate']],
  ['temporal-codemod args-list --only', ['--only-multiple']],
  ['temporal-codemod args-list --format sa', ['sarif']],
  ['temporal-codemod migrate --commit', ['--commit-per-rule']],
  ['temporal-codemod check --commit', []],
  ['temporal-codemod apply --rep', ['--replan']],
  ['temporal-codemod explain args', ['args-list']],
  ['temporal-codemod completion f', ['fish']],
];

describe('the script', () => {
  it.skipIf(!has('bash')).each(CASES)('completes in bash: %s', (typed, expected) => {
    const words = typed.split(' ');
    const ask = `COMP_WORDS=(${words.join(' ')}); COMP_CWORD=${words.length - 1}; _temporal_codemod; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const { stdout, stderr } = spawnSync('bash', ['-c', `${scriptOf('bash')}\n${ask}`], { encoding: 'utf8' });
    expect([stderr, stdout.trim().split('\n').filter(Boolean)]).toEqual(['', expected]);
  });

  it.skipIf(!has('fish')).each(CASES)('completes in fish: %s', (typed, expected) => {
    const home = folder();
    const { stdout } = spawnSync('fish', ['--private', '-c', `${scriptOf('fish')}\ncomplete -C '${typed}'`], {
      encoding: 'utf8',
      env: { PATH: process.env.PATH, HOME: home },
    });
    const names = stdout
      .split('\n')
      .filter(Boolean)
      .map(line => line.split('\t')[0]);
    expect(names).toEqual(expected);
  });

  it.skipIf(!has('zsh'))('is read by zsh without a word', () => {
    const script = `autoload -Uz compinit; compinit -D -u\n${scriptOf('zsh')}\nwhence -w _temporal_codemod`;
    const { stdout, stderr } = spawnSync('zsh', ['-f', '-c', script], { encoding: 'utf8' });
    expect([stderr, stdout]).toEqual(['', '_temporal_codemod: function\n']);
  });

  it('is written for shells that are known', () => {
    expect(run(folder(), ['completion', 'csh']).err).toBe(
      'temporal-codemod: completion takes bash, zsh, fish, not csh.\n',
    );
    expect(run(folder(), ['completion']).err).toContain('completion needs the name of a shell: bash, zsh, fish.');
  });
});
