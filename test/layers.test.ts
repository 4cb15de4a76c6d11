import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rules } from '../src/transforms/index.js';

const SRC = resolve(import.meta.dirname, '../src');
const ORDER = [
  'types',
  'python',
  'temporal',
  'project',
  'run-model',
  'sketch',
  'transforms',
  'settings',
  'plan',
  'environment',
  'report',
  'cli',
  'index',
];
/** Plain data and its algebra: below everything. */
const BOTTOM = new Set([
  'types.ts',
  'edits.ts',
  'errors.ts',
  'map-types.ts',
  'nearest.ts',
  'package-file.ts',
  'safe-environment.ts',
  'version.ts',
  'visible.ts',
]);
/** Where each third-party module may be imported. */
const IMPORTERS: Readonly<Record<string, string>> = {
  'web-tree-sitter': 'python/',
  'iconv-lite': 'python/encoding.ts',
  ignore: 'project/',
  'smol-toml': 'project/toml.ts',
  'magic-string': 'plan/changes.ts',
  diff: 'report/hunks.ts',
  'ajv/dist/2020.js': 'plan/shape.ts',
  yargs: 'cli/',
  listr2: 'cli/steps.ts',
};

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter(name => name.endsWith('.ts'))
  .map(name => ({ name, text: readFileSync(join(SRC, name), 'utf8') }));

const importsOf = (text: string) =>
  [...text.matchAll(/(?:from|import\(|require\(|createRequire\(import\.meta\.url\)\() ?'([^']+)'/g)].map(
    match => match[1]!,
  );

const layerOf = (name: string) => ORDER.indexOf(BOTTOM.has(name) ? 'types' : name.replace(/[/.].*/, ''));

describe.each(files)('$name', ({ name, text }) => {
  it('belongs to a layer and imports only downwards', () => {
    expect(layerOf(name)).toBeGreaterThanOrEqual(0);
    for (const specifier of importsOf(text).filter(each => each.startsWith('.'))) {
      if (/\.(json|wasm)$/.test(specifier)) continue;
      const target = relative(SRC, resolve(SRC, dirname(name), specifier)).replace(/\.js$/, '.ts');
      expect(
        files.some(file => file.name === target),
        `${name} imports ${target}`,
      ).toBe(true);
      expect(layerOf(target), `${name} imports ${target}`).toBeLessThanOrEqual(layerOf(name));
    }
  });

  it('imports third-party modules only where that is their place', () => {
    for (const specifier of importsOf(text).filter(each => !each.startsWith('.') && !each.startsWith('node:'))) {
      expect(IMPORTERS[specifier], `${name} imports ${specifier}`).toBeDefined();
      expect(name.startsWith(IMPORTERS[specifier]!), `${name} imports ${specifier}`).toBe(true);
    }
  });

  it('leaves the process to the entry point of the command line', () => {
    if (name === 'cli/main.ts') return;
    // Below the command line a process may be asked which one it is, to lock and to name files, and what its children get.
    const known = name.startsWith('cli/') ? [] : ['pid', 'kill', 'platform', 'env'];
    const used = [...text.matchAll(/\bprocess\??\.([a-z]\w*)/g)].map(match => match[1]!);
    expect(used.filter(member => !known.includes(member))).toEqual([]);
    expect(text).not.toMatch(/\bconsole\.|node:process/);
  });
});

it('yargs, listr2 and the diffs are loaded when they are needed, not when the program starts', () => {
  for (const { name, text } of files.filter(file => file.name.startsWith('cli/'))) {
    const atStart = [...text.matchAll(/^import (?!type )(?:[^;]*? from )?'([^']+)';/gm)].map(match => match[1]!);
    const late = ['yargs', 'listr2', '../report/text.js', '../report/patch.js', '../report/diff.js', './run-apply.js'];
    expect(
      atStart.filter(specifier => late.includes(specifier)),
      name,
    ).toEqual([]);
  }
});

it('every rule is a file of its name with a folder of fixtures, and every file and folder a rule', () => {
  const rest = new Set(['index.ts', 'transform.ts', 'checklist.ts']);
  const names = rules.map(({ name }) => name).sort();
  const own = readdirSync(join(SRC, 'transforms')).filter(name => !rest.has(name));
  expect(own.sort()).toEqual(names.map(name => `${name}.ts`));
  expect(readdirSync(join(SRC, '../test/__fixtures__/transforms')).sort()).toEqual(names);
});

it('every companion is a rule', () => {
  const names = rules.map(({ name }) => name);
  for (const companion of rules.flatMap(({ companions = [] }) => companions)) expect(names).toContain(companion);
});

it('the page knows of the rest only the types of what it is filled with', () => {
  const PAGE = join(SRC, '../page');
  const inside = readdirSync(PAGE).filter(name => name.endsWith('.ts'));
  for (const name of inside) {
    const text = readFileSync(join(PAGE, name), 'utf8');
    for (const specifier of importsOf(text).filter(each => !each.startsWith('./'))) {
      if (specifier === '@dagrejs/dagre') expect(name).toBe('map-layout.ts');
      else
        expect(text).toContain(
          `import type { ${/\{ (.*) \} from '\.\.\/src/.exec(text)?.[1]} } from '../src/report/page-types.js'`,
        );
    }
    expect(text, name).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function/);
  }
});
