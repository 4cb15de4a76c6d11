// Builds the page of `--format html`: one file with its style and script inside. The report puts the plan into it.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

/** The packages whose code is in the page; anything else in it stops the build. */
export const PAGE_PACKAGES = ['@dagrejs/dagre', '@dagrejs/graphlib'];
const PLACEHOLDERS = ['CSP', 'STYLE', 'SCRIPT'];

/** @param root the folder of the package @returns the page, with a place for the plan */
export async function buildPage(root) {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: { script: 'page/main.ts', style: 'page/styles/page.css' },
    outdir: 'page',
    write: false,
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
    metafile: true,
  });
  const packages = Object.keys(metafile.inputs).flatMap(
    path => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? [],
  );
  const unknown = packages.filter(name => !PAGE_PACKAGES.includes(name));
  if (unknown.length > 0) throw new Error(`the page holds ${unknown.join(', ')}, whose licence does not go along`);
  const output = name => outputFiles.find(({ path }) => path.endsWith(name)).text.trim();
  // The license asks to go along with copies, and minifying takes comments out.
  const license = readFileSync(join(root, 'node_modules/@dagrejs/dagre/LICENSE'), 'utf8').trim();
  const script = `/* Contains dagre and graphlib:\n${license} */\n${output('script.js')}`;
  const style = output('style.css');
  for (const text of [script, style]) {
    if (/<\/(?:script|style)|<!--/i.test(text)) throw new Error('the page would end its own element');
  }
  // Only this script and this style may run, whatever the plan holds; nothing may be loaded or sent. Trusted Types keep
  // the script from making markup out of text.
  const csp = [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(style)}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
  const parts = { CSP: csp, STYLE: style, SCRIPT: script };
  const page = readFileSync(join(root, 'page/page.html'), 'utf8');
  return page.replace(new RegExp(`\\b(?:${PLACEHOLDERS.join('|')})\\b`, 'g'), name => parts[name]);
}

function hashOf(text) {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
