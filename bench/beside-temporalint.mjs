// node bench/beside-temporalint.mjs FOLDER [names…]: temporalint and the like rules of check on the same checkouts, finding by
// finding: what both find, what only one of them does. --list names the places that only temporalint has. Its version is in
// requirements.txt; bench/beside-temporalint.md says why it has them.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { installOpponents, LIKE, temporalint } from './opponents.mjs';

const NAMES = ['samples-python', 'maas', 'tracecat', 'MoonMind', 'application-sdk'];
const codeOf = new Map(Object.entries(LIKE).flatMap(([code, rules]) => rules.map(rule => [rule, code])));

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { list: { type: 'boolean', default: false } },
});
const [folder, ...given] = positionals;
if (folder === undefined) {
  console.error('usage: node bench/beside-temporalint.mjs FOLDER [names…] [--list]');
  process.exit(2);
}
const names = given.length > 0 ? given : NAMES;
const absent = names.filter(name => !existsSync(join(folder, name)));
const missing = absent.length > 0 ? `${absent.join(', ')} not in ${folder}` : installOpponents();
if (missing) {
  console.log(`skipped: ${missing}`);
  process.exit();
}

/** Lines of a run, as `path:line` by code. */
function theirs(cwd) {
  const args = ['.', '--select', Object.keys(LIKE).join(',')];
  const { stdout } = spawnSync(temporalint, args, { cwd, encoding: 'utf8', maxBuffer: 2 ** 30 });
  return collect(
    [...stdout.matchAll(/^(.*?):(\d+):\d+:? (TPL\d+)/gm)].map(([, path, line, code]) => [code, `${path}:${line}`]),
  );
}

function ours(cwd) {
  const tool = fileURLToPath(new URL('../bin/temporal-codemod.js', import.meta.url));
  const args = [tool, 'check', '.', '--format', 'json', '--select', [...codeOf.keys()].join(',')];
  const { stdout } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8', maxBuffer: 2 ** 30 });
  const { findings } = JSON.parse(stdout);
  // TPL002 is about payloads given in two ways; that a payload moves into the list is another matter.
  const alike = findings.filter(({ rule, message }) => rule !== 'args-list' || message.includes('both given'));
  return collect(alike.map(({ rule, path, start }) => [codeOf.get(rule), `${path}:${start.line}`]));
}

function collect(pairs) {
  const places = Object.fromEntries(Object.keys(LIKE).map(code => [code, new Set()]));
  for (const [code, place] of pairs) places[code].add(place);
  return places;
}

const total = Object.fromEntries(Object.keys(LIKE).map(code => [code, [0, 0, 0]]));
const only = [];
for (const name of names) {
  const cwd = resolve(folder, name);
  const [them, us] = [theirs(cwd), ours(cwd)];
  for (const code of Object.keys(LIKE)) {
    const lost = [...them[code]].filter(place => !us[code].has(place));
    const counts = [them[code].size - lost.length, lost.length, us[code].size - (them[code].size - lost.length)];
    counts.forEach((count, i) => {
      total[code][i] += count;
    });
    only.push(...lost.map(place => `${code} ${name}/${place}`));
  }
}
console.log(`${names.join(', ')}\n`);
console.log(
  '| temporalint | rules of check | both | only temporalint | only check |\n| --- | --- | ---: | ---: | ---: |',
);
for (const [code, rules] of Object.entries(LIKE))
  console.log(`| ${code} | ${rules.map(rule => `\`${rule}\``).join(', ')} | ${total[code].join(' | ')} |`);
if (values.list) console.log(`\nonly temporalint:\n${only.join('\n')}`);
