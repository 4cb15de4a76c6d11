// npm run bench -- [--tree FOLDER] [--trees small,large,huge] [--rounds N] [--skip-slow]: every command of the tool beside
// LibCST, ast-grep, temporalint and grep, on the same trees, in one run. Prints ratios: machines are noisy, and nothing
// here passes or fails. Writes bench/results.md when all trees are timed.
import { existsSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { isTimed, measure } from './measure.mjs';
import { contenders, installOpponents, starts } from './opponents.mjs';
import { ratio, results } from './results.mjs';
import { makeTrees } from './trees.mjs';

const { values } = parseArgs({
  options: {
    tree: { type: 'string' },
    trees: { type: 'string', default: 'small,large,huge' },
    rounds: { type: 'string', default: '3' },
    'skip-slow': { type: 'boolean', default: false },
  },
});
const corpora = process.env.TEMPORAL_CODEMOD_CORPORA;
const small = values.tree ? resolve(values.tree) : corpora ? join(corpora, 'samples-python') : undefined;
const wanted = values.trees.split(',');
const rounds = Number(values.rounds);
/** On the largest tree one round takes minutes. */
const roundsOn = { small: rounds, large: rounds, huge: 1 };
const say = line => console.error(line);

/** What is timed on a tree. LibCST would need an hour on the large ones; there it gets only files with the words. */
function commandsFor(name, tree, opponents) {
  const all = Object.entries(contenders(tree, opponents));
  const left = ([other, { slow }]) =>
    slow && (values['skip-slow'] || name === 'huge' || (name === 'large' && other === 'LibCST'));
  return Object.fromEntries(all.filter(each => !left(each)));
}

if (!small || !existsSync(small)) {
  console.log('skipped: give a folder with --tree, or a folder of checkouts in TEMPORAL_CODEMOD_CORPORA.');
} else {
  const missing = installOpponents();
  if (missing) say(`without LibCST, ast-grep and temporalint: ${missing}`);
  const trees = makeTrees(small);
  const start = measure(starts, rounds * 3, () => {});
  say(`--help: ${ratio(start['--help'].seconds, start['node -e 0'].seconds)} of node -e 0`);
  const measured = {};
  for (const name of wanted) {
    measured[name] = measure(commandsFor(name, trees[name], !missing), roundsOn[name], line => say(`${name}: ${line}`));
  }
  const text = results({ start, trees, measured, rounds: roundsOn, isTimed });
  console.log(text);
  if (wanted.length === 3) writeFileSync(join(dirname(fileURLToPath(import.meta.url)), 'results.md'), text);
}
