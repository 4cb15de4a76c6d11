// npm run bench -- [--tree FOLDER] [--only NAME]: args-list against a LibCST codemod and an ast-grep rule, the same job
// on the same tree in one run. Prints ratios: machines are noisy, and nothing here passes or fails.
import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { measure } from './measure.mjs';
import { contenders, installOpponents } from './opponents.mjs';

const { values } = parseArgs({ options: { tree: { type: 'string' }, only: { type: 'string' } } });
const corpora = process.env.TEMPORAL_CODEMOD_CORPORA;
const tree = values.tree ? resolve(values.tree) : corpora ? join(corpora, 'samples-python') : undefined;
const timed = existsSync('/usr/bin/time');

if (!tree || !existsSync(tree)) {
  console.log('skipped: give a folder with --tree, or a folder of checkouts in TEMPORAL_CODEMOD_CORPORA.');
} else {
  const missing = installOpponents();
  if (missing) console.log(`without LibCST and ast-grep: ${missing}`);
  const rows = [];
  for (const [name, { command, args, calls, ...options }] of Object.entries(contenders(tree))) {
    if (values.only && !name.startsWith(values.only)) continue;
    if (missing && /^(libcst|ast-grep)/.test(name)) continue;
    const { seconds, memory, stdout } = measure(command, args, { ...options, timed });
    rows.push({ name, seconds, memory, calls: calls(stdout) });
    console.log(`${name}: ${seconds.toFixed(2)} s`);
  }
  report(rows);
}

function report(rows) {
  const ours = rows.find(({ name }) => name === 'ours');
  const files = count('find', [tree, '-name', '*.py']);
  const lines = [
    '| | seconds (median) | time of ours to it | peak memory, MB | calls rewritten |',
    '| --- | ---: | ---: | ---: | ---: |',
    ...rows.map(({ name, seconds, memory, calls }) => {
      const ratio = ours
        ? seconds >= ours.seconds
          ? `1 : ${(seconds / ours.seconds).toFixed(1)}`
          : `${(ours.seconds / seconds).toFixed(1)} : 1`
        : '';
      return `| ${name} | ${seconds.toFixed(2)} | ${ratio} | ${timed ? memory.toFixed(0) : '?'} | ${calls || ''} |`;
    }),
  ];
  console.log(`\n${lines.join('\n')}`);
  if (!ours || values.only) return;
  const text = `# Speed

\`npm run bench -- --tree FOLDER\` prints this table; read the ratios, not the seconds. Here: samples-python, ${files} Python
files, Node ${process.versions.node}, two cores. "ours" lets Python compile every result; ast-grep resolves no names, so it
counts what merely looks like a call of the SDK; the LibCST codemod resolves names per file (\`QualifiedNameProvider\`, two
processes), parsing every file as \`libcst.tool codemod\` does, or only those that hold the words it looks for. All are dry
runs. Ours also reads the whole repository for renamed callables, activities and fakes, which the others do not.

${lines.join('\n')}
`;
  writeFileSync(join(dirname(fileURLToPath(import.meta.url)), 'results.md'), text);
}

function count(command, args) {
  return spawnSync(command, args, { encoding: 'utf8' }).stdout.split('\n').filter(Boolean).length;
}
