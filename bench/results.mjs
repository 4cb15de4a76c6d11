// Figures as text.
import { execFileSync } from 'node:child_process';
import { availableParallelism, loadavg } from 'node:os';

/** How many times the first is the second: `2.5`. */
export const ratio = (one, other) => (other > 0 ? (one / other).toFixed(one / other < 10 ? 1 : 0) : '?');

const TITLES = {
  small: 'samples-python',
  large: 'site-packages and the standard library, samples-python among them',
  huge: 'ten copies of that',
};

const count = tree =>
  execFileSync('find', [tree, '-name', '*.py'], { encoding: 'utf8', maxBuffer: 1 << 28 }).split('\n').length - 1;

function table(title, files, rows) {
  const own = rows['args-list'];
  const lines = Object.entries(rows).map(
    ([name, { seconds, cpu, memory, calls }]) =>
      `| ${name} | ${seconds.toFixed(2)} | ${cpu.toFixed(2)} | ${ratio(seconds, own.seconds)} | ${ratio(cpu, own.cpu)} | ${memory.toFixed(0)} | ${calls} |`,
  );
  return `## ${files} files: ${title}

| | seconds | CPU seconds | seconds to args-list | CPU to args-list | peak MB | calls rewritten |
| --- | ---: | ---: | ---: | ---: | ---: | ---: |
${lines.join('\n')}
`;
}

/** How time grows from one tree to a larger one, for every command that was timed on both. */
function growth(trees, measured) {
  const names = Object.keys(measured).filter(name => measured[name]);
  const pairs = names.slice(1).map((name, i) => [names[i], name]);
  const rows = Object.keys(measured[names[0]]).map(command => {
    const cells = pairs.map(([from, to]) => {
      const [a, b] = [measured[from][command], measured[to][command]];
      return a && b ? `${ratio(b.seconds, a.seconds)} (CPU ${ratio(b.cpu, a.cpu)})` : '';
    });
    return `| ${command} | ${cells.join(' | ')} |`;
  });
  const heads = pairs.map(([from, to]) => `files × ${ratio(count(trees[to]), count(trees[from]))}`);
  return `## Growth of the time

| | ${heads.join(' | ')} |
| --- |${' ---: |'.repeat(pairs.length)}
${rows.join('\n')}
`;
}

/** The whole file of results. */
export function results({ start, trees, measured, rounds, isTimed }) {
  const [help, node] = [start['--help'], start['node -e 0']];
  const tables = Object.entries(measured).map(([name, rows]) => table(TITLES[name], count(trees[name]), rows));
  const load = loadavg()[0].toFixed(1);
  return `# Speed

\`TEMPORAL_CODEMOD_CORPORA=FOLDER npm run bench\`, with a checkout of temporalio/samples-python in the folder, prints this;
read the ratios, not the seconds. Node ${process.versions.node}, ${availableParallelism()} cores, load ${load} at the end: other work went on, which makes clock times longer
than they need be, so CPU times stand beside them. Medians of ${rounds.small} rounds (${rounds.huge} on the largest tree), the commands of a
round one after the other; one round differs from the next by a third and more, so nothing finer can be read off.
${isTimed ? '' : 'No /usr/bin/time: no CPU times and no memory. '}All are dry runs. Memory is that of the largest process. The trees are made once, in \`~/.cache/temporal-codemod\`.

The commands of this tool let Python compile every result unless it says \`--verify off\`; they read the whole repository
for renamed callables, definitions, callers and fakes. ast-grep resolves no names and counts what looks like a call of the
SDK. LibCST resolves names per file (\`QualifiedNameProvider\`, two processes), parsing every file as \`libcst.tool codemod\`
does, or only those that hold the words it looks for. temporalint runs
all of its ten rules, and one line of this tool has those that look for the same. \`grep\` is the floor: it opens
every file and looks for one word.

Start: \`--help\` takes ${ratio(help.seconds, node.seconds)} times as long as \`node -e 0\` (CPU ${ratio(help.cpu, node.cpu)}).

${tables.join('\n')}
${Object.keys(measured).length > 1 ? growth(trees, measured) : ''}`;
}
