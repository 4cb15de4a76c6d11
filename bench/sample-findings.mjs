// node bench/sample-findings.mjs FOLDER [--rules a,b] [--most 15] [--seed N] [--notes]: runs check with every rule over the
// checkouts in FOLDER, and prints how many findings each rule has and, for reading, some of each with their code: one of
// each checkout first, then a second one. docs/precision.md is counted so.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const tool = fileURLToPath(new URL('../bin/temporal-codemod.js', import.meta.url));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rules: { type: 'string' },
    most: { type: 'string', default: '15' },
    seed: { type: 'string', default: '1' },
    notes: { type: 'boolean', default: false },
  },
});
if (positionals.length !== 1) {
  console.error('usage: node bench/sample-findings.mjs FOLDER [--rules a,b] [--most 15] [--seed N] [--notes]');
  process.exit(2);
}
const folder = resolve(positionals[0]);
const run = (args, cwd) => spawnSync(process.execPath, [tool, ...args], { cwd, encoding: 'utf8', maxBuffer: 2 ** 30 });
const every = [...run(['rules'], folder).stdout.matchAll(/^(\S+) /gm)].map(match => match[1]);
const rules = values.rules?.split(',') ?? every;

/** In an order that looks random and is the same for the same seed. */
const shuffled = (items, keyOf) => {
  const hash = item =>
    createHash('sha256')
      .update(`${values.seed}\0${keyOf(item)}`)
      .digest('hex');
  return items
    .map(item => [hash(item), item])
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, item]) => item);
};

const found = new Map(rules.map(rule => [rule, []]));
for (const name of readdirSync(folder).sort()) {
  const { stdout } = run(['check', '.', '--format', 'json', '--select', rules.join(',')], join(folder, name));
  if (!stdout.startsWith('{')) continue;
  for (const finding of JSON.parse(stdout).findings) found.get(finding.rule)?.push({ ...finding, name });
}

for (const [rule, all] of found) {
  const counted = status => all.filter(finding => finding.status === status);
  const kept = counted(values.notes ? 'note' : 'manual');
  const names = new Set(kept.map(({ name }) => name));
  console.log(
    `\n## ${rule}: ${counted('manual').length} findings, ${counted('note').length} notes; these in ${names.size} checkouts`,
  );
  const piles = shuffled([...names], name => name).map(name =>
    shuffled(
      kept.filter(finding => finding.name === name),
      ({ id }) => id,
    ),
  );
  const order = Array.from({ length: Math.max(0, ...piles.map(pile => pile.length)) }, (_, i) =>
    piles.flatMap(pile => pile[i] ?? []),
  ).flat();
  for (const { name, path, start, message } of order.slice(0, Number(values.most))) {
    const lines = readFileSync(join(folder, name, path), 'utf8').split('\n');
    console.log(`\n${name}/${path}:${start.line}:${start.column}: ${message}`);
    for (let i = Math.max(0, start.line - 4); i < start.line + 8 && i < lines.length; i++)
      console.log(`${i === start.line - 1 ? '>' : ' '} ${lines[i].slice(0, 160)}`);
  }
}
