// Bundles src into dist and puts the Python grammar beside it. The runtime dependencies stay outside the bundle, so
// that npm can update them; everything else is bundled, because a hundred small modules cost start-up time. So do
// CommonJS packages, which Node reads twice when an ES module imports them.
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { buildPage } from './build-page.mjs';

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
copyFileSync(
  createRequire(import.meta.url).resolve('tree-sitter-python/tree-sitter-python.wasm'),
  join(dist, 'tree-sitter-python.wasm'),
);

// What is bundled brings its licence along.
const bundled = Object.keys(metafile.inputs).flatMap(path => /^node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []);
const licences = [...new Set(bundled)].sort().map(folder => {
  const file = readdirSync(join(root, folder)).find(name => /^licen[cs]e/i.test(name));
  if (!file) throw new Error(`${folder} has no licence`);
  return `${folder.replace('node_modules/', '')}\n\n${readFileSync(join(root, folder, file), 'utf8').trim()}\n`;
});
writeFileSync(join(dist, 'licences.txt'), licences.join(`\n${'-'.repeat(72)}\n\n`));
writeFileSync(join(dist, 'page.html'), await buildPage(root));
