// Bundles src into dist and puts the Python grammar beside it. The runtime dependencies stay outside the bundle, so
// that npm can update them; everything else is bundled, because a hundred small modules cost start-up time. So do
// CommonJS packages, which Node reads twice when an ES module imports them.
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { buildPage, PAGE_PACKAGES } from './build-page.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'dist');
const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/**
 * yargs lays out the help by the width of its characters. The help has no wide ones, and the tables of the package
 * string-width would cost a quarter of the time that the program needs to start.
 */
const narrowText = {
  name: 'narrow-text',
  setup(building) {
    const contents = 'export default text => text.length;';
    building.onLoad({ filter: /node_modules[\\/]string-width[\\/]index\.js$/ }, () => ({ contents }));
  },
};

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });
const { metafile } = await build({
  absWorkingDir: root,
  entryPoints: { index: 'src/index.ts', 'cli/main': 'src/cli/main.ts' },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  external: Object.keys(dependencies),
  plugins: [narrowText],
  legalComments: 'eof',
  sourcemap: false,
  metafile: true,
});

/**
 * The grammar comes as a binary that nobody can read. This is the hash of the one in tree-sitter-python 0.25.0 as npm has
 * it; a newer one is looked at before it is put here.
 */
const GRAMMAR_SHA256 = '16108b50df4ee9a30168794252ab55e7c93bfc5765d7fa0aa3e335752c515f47';
const grammar = createRequire(import.meta.url).resolve('tree-sitter-python/tree-sitter-python.wasm');
const hash = createHash('sha256').update(readFileSync(grammar)).digest('hex');
if (hash !== GRAMMAR_SHA256) throw new Error(`${grammar} is not the known grammar: its SHA-256 is ${hash}`);
copyFileSync(grammar, join(dist, 'tree-sitter-python.wasm'));
copyFileSync(join(root, 'src/environment/verify.py'), join(dist, 'verify.py'));

// What is bundled brings its licence along.
const bundled = Object.keys(metafile.inputs).flatMap(path => /^node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []);
const licences = [...new Set(bundled)].sort().map(folder => {
  const file = readdirSync(join(root, folder)).find(name => /^licen[cs]e/i.test(name));
  if (!file) throw new Error(`${folder} has no licence`);
  return `${folder.replace('node_modules/', '')}\n\n${readFileSync(join(root, folder, file), 'utf8').trim()}\n`;
});
writeFileSync(join(dist, 'licences.txt'), licences.join(`\n${'-'.repeat(72)}\n\n`));
writeFileSync(join(dist, 'page.html'), await buildPage(root));

// For the bill of materials: whose code is in dist.
const inDist = [...bundled.map(folder => folder.replace('node_modules/', '')), ...PAGE_PACKAGES, 'tree-sitter-python'];
const cache = join(root, 'node_modules/.cache/temporal-codemod');
mkdirSync(cache, { recursive: true });
writeFileSync(join(cache, 'bundled.json'), `${JSON.stringify([...new Set(inDist)].sort(), null, 2)}\n`);
