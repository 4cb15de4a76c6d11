import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decode } from '../../src/python/encoding.js';
import type { Edit, Plan, PlanFinding, Source } from '../../src/types.js';

export interface TestPlan {
  readonly plan: Plan;
  readonly sources: ReadonlyMap<string, Source>;
}

const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** A plan with one finding for each list of edits; files are those that the sources name. */
export function planOf(root: string, sources: readonly Source[], fixes: readonly (readonly Edit[])[]): TestPlan {
  const findings = fixes.map((edits, i): PlanFinding => {
    const place = { line: 1, column: 1 };
    const { path, start, end } = edits[0]!;
    const fix = { edits, safety: 'safe' as const };
    return {
      id: `${i}`,
      rule: 'r',
      path,
      span: { start, end },
      message: '',
      fix,
      status: 'apply',
      severity: 'warning',
      symbol: '',
      start: place,
      end: place,
    };
  });
  const files = sources.map(({ path, bytes, encoding }) => {
    return { path, hash: hash(bytes), encoding, status: 'changed' as const };
  });
  const counts = {
    changed: files.length,
    clean: 0,
    skipped: 0,
    failed: 0,
    manual: 0,
    declined: 0,
    notes: 0,
    leftAlone: {},
  };
  const plan: Plan = {
    version: 1,
    tool: { name: 'temporal-codemod', version: '0' },
    command: 'args-list',
    options: {},
    paths: ['.'],
    root,
    files,
    findings,
    summary: { scanned: files.length, fixes: fixes.length, ...counts },
  };
  return { plan, sources: new Map(sources.map(source => [source.path, source])) };
}

/** A plan that puts one word in the place of another, wherever it stands in these files of the disk. */
export function replacing(root: string, paths: readonly string[], old: string, next: string): TestPlan {
  const sources = paths.map((path): Source => {
    const bytes = new Uint8Array(readFileSync(join(root, path)));
    return { path, bytes, ...decode(bytes) };
  });
  const edits = sources.flatMap(({ path, text }) =>
    [...text.matchAll(new RegExp(`\\b${old}\\b`, 'g'))].map(({ index }) => {
      return { path, start: index, end: index + old.length, text: next };
    }),
  );
  return planOf(root, sources, [edits]);
}
