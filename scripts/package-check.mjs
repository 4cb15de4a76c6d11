// Packs the package, installs it as a user would into an empty folder, and runs the main job there.
// Prints `N passed, N failed`.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const folder = mkdtempSync(join(tmpdir(), 'temporal-codemod-package-'));
const MAX_BYTES = 1_000_000;
let passed = 0;
let failed = 0;

function check(what, ok, detail = '') {
  if (ok) passed++;
  else failed++;
  console.log(`${ok ? 'ok' : 'FAILED'}: ${what}${detail === '' ? '' : ` (${detail})`}`);
}

function run(command, args, options = {}) {
  return execFileSync(command, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], ...options });
}

try {
  const [packed] = JSON.parse(
    run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], { cwd: root }),
  );
  const tarball = join(folder, packed.filename);
  const size = statSync(tarball).size;
  check('the packed size is under 1 MB', size < MAX_BYTES, `${size} bytes`);
  const names = packed.files.map(({ path }) => path);
  const unwanted = names.filter(
    name => !/^(bin|dist|schema)\/|^(package\.json|README\.md|CHANGELOG\.md|LICENSE)$/.test(name),
  );
  check('it holds nothing but what it needs', unwanted.length === 0, unwanted.join(' '));
  check('it holds the grammar', names.includes('dist/tree-sitter-python.wasm'));
  const { components, bomFormat } = JSON.parse(readFileSync(join(root, 'dist/sbom.cdx.json'), 'utf8'));
  const listed = new Set(components.map(component => component.name));
  check(
    'it holds its bill of materials, every component with a hash and a licence',
    names.includes('dist/sbom.cdx.json') &&
      bomFormat === 'CycloneDX' &&
      components.every(each => each.hashes?.length && each.licenses?.length),
  );
  const { scripts = {}, dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const hooks = ['preinstall', 'install', 'postinstall', 'prepare'].filter(name => name in scripts);
  check('it has no install script', hooks.length === 0, hooks.join(' '));

  writeFileSync(join(folder, 'package.json'), '{"private": true}\n');
  run('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', tarball]);
  const installed = JSON.parse(run('npm', ['ls', '--json', '--all', '--long']));
  const scripted = [];
  const unlisted = [];
  (function visit(node, name) {
    if (!['itself', 'temporal-codemod'].includes(name) && !listed.has(name)) unlisted.push(name);
    if (node.scripts && ['preinstall', 'install', 'postinstall'].some(hook => hook in node.scripts))
      scripted.push(name);
    for (const [child, value] of Object.entries(node.dependencies ?? {})) visit(value, child);
  })(installed, 'itself');
  check(
    `none of its dependencies (${Object.keys(dependencies).length} direct) has an install script`,
    scripted.length === 0,
    scripted.join(' '),
  );

  check('the bill of materials lists everything that is installed', unlisted.length === 0, unlisted.join(' '));

  const before =
    'from temporalio import workflow\n\n\nasync def run(order):\n    await workflow.execute_activity("charge", order)\n';
  writeFileSync(join(folder, 'flow.py'), before);
  const offline = { env: { ...process.env, npm_config_offline: 'true' } };
  const diff = run('npx', ['temporal-codemod', 'args-list', 'flow.py'], offline);
  check(
    'npx temporal-codemod shows the diff, offline',
    diff.includes('+    await workflow.execute_activity("charge", args=[order])'),
  );
  run('npx', ['temporal-codemod', 'args-list', 'flow.py', '--write'], offline);
  check(
    'and writes it',
    readFileSync(join(folder, 'flow.py'), 'utf8') === before.replace(', order)', ', args=[order])'),
  );
  const api = run(process.execPath, [
    '--input-type=module',
    '-e',
    "console.log((await import('temporal-codemod')).rules.length)",
  ]);
  check('the Node API can be imported', Number(api) > 0);
} catch (error) {
  check('packing, installing and running', false, `${error.message}\n${error.stderr ?? ''}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
