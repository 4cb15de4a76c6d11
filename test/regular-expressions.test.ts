import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { analyse } from 'scslre';
import { expect, it } from 'vitest';

const SRC = resolve(import.meta.dirname, '../src');
/** A regular expression literal: behind what cannot be the left side of a division. */
const LITERAL =
  /(?<=(?:[=(,:[!?&|;{}>]|\breturn|^)\s*)\/(?![*/])((?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+)\/([dgimsuvy]*)/gm;

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.ts'));
const literals = files.flatMap(name =>
  readFileSync(join(SRC, name), 'utf8')
    .split('\n')
    .filter(line => !/^\s*(?:\/\/|\*|\/\*)/.test(line))
    .flatMap(line => [...line.matchAll(LITERAL)])
    .map(([, source, flags]) => ({ name, source: source!, flags: flags! })),
);

it('no regular expression takes exponential time, whatever text a repository holds', () => {
  const exponential = literals.filter(({ source, flags }) => {
    return analyse({ source, flags }).reports.some(report => report.exponential);
  });
  expect(exponential).toEqual([]);
});

it('the regular expressions of the source are found', () => {
  expect(literals.length).toBeGreaterThan(150);
  expect(analyse({ source: '^(a+)+$', flags: '' }).reports.some(report => report.exponential)).toBe(true);
});
