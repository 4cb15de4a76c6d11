// Bundles src into dist and puts the Python grammar beside it. The runtime dependencies stay outside the bundle, so
// that npm can update them; everything else is bundled, because a hundred small modules cost start-up time.
import { copyFileSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'dist');
const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });
await build({
  absWorkingDir: root,
  entryPoints: { index: 'src/index.ts', 'cli/main': 'src/cli/main.ts' },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  external: Object.keys(dependencies),
  legalComments: 'eof',
  sourcemap: false,
});
copyFileSync(
  createRequire(import.meta.url).resolve('tree-sitter-python/tree-sitter-python.wasm'),
  join(dist, 'tree-sitter-python.wasm'),
);
