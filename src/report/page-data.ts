import { basename } from 'node:path';
import { UserError } from '../errors.js';
import type { MapNode } from '../map-types.js';
import { changes, sourcesAt } from '../plan/changes.js';
import { Lines } from '../python/lines.js';
import { onOneLine } from '../python/signature.js';
import { rules, rulesFor } from '../transforms/index.js';
import type { Change, Edit, Plan, PlanFinding, Source } from '../types.js';
import { hunks } from './hunks.js';
import type { PageData, PageDiff, PageExcerpt, PageFinding, PageNode } from './page-types.js';
import { scores } from './scores.js';

const CONTEXT = 2;
const MOST_LINES = 14;

/**
 * What the page shows of a plan.
 * @param changed what the plan makes of its files
 * @param sources every file that a finding is about, as it was read
 */
export function pageData(plan: Plan, changed: readonly Change[], sources: ReadonlyMap<string, Source>): PageData {
  const edits = editsByPath(plan, changed);
  const named = new Set(plan.findings.map(({ rule }) => rule));
  const ran = new Set(rulesFor(plan.command).map(({ name }) => name));
  const shown = rules.filter(({ name }) => ran.has(name) || named.has(name));
  const steps = new Map<number, ReadonlyMap<string, Source>>();
  const before = (step: number) => {
    const known = steps.get(step) ?? sourcesAt(plan, sources, step);
    steps.set(step, known);
    return known;
  };
  const boxes = boxFinder(plan.map?.nodes ?? []);
  const lines = new Map<string, Lines>();
  const linesOf = (path: string) => {
    const known = lines.get(path) ?? new Lines(sources.get(path)?.text ?? '');
    lines.set(path, known);
    return known;
  };
  return {
    tool: plan.tool,
    command: plan.command,
    options: plan.options,
    name: basename(plan.root),
    rules: shown.map(({ name, summary, checklist, explain }) => ({ name, summary, checklist, why: explain.why })),
    checklist: scores(plan)
      .filter(({ line }) => shown.some(rule => rule.checklist === line.id))
      .map(({ line, subjects, clean, noun }) => ({ ...line, subjects, clean, noun })),
    files: plan.files.map(({ path, status, reason, position, partlyParsed, owners }) => {
      return { path, status, reason, position, partlyParsed, owners };
    }),
    findings: plan.findings.map(finding =>
      pageFinding(finding, plan, before(finding.step ?? 0), sources, linesOf, boxes),
    ),
    summary: plan.summary,
    crashes: (plan.crashes ?? []).map(({ rule, path, message }) => ({ rule, path, message })),
    map: {
      nodes: (plan.map?.nodes ?? []).map(node => pageNode(node, edits, sources)),
      edges: (plan.map?.edges ?? []).map(({ from, to, kind, path, position }) => ({ from, to, kind, path, position })),
    },
  };
}

function pageFinding(
  finding: PlanFinding,
  plan: Plan,
  before: ReadonlyMap<string, Source>,
  sources: ReadonlyMap<string, Source>,
  linesOf: (path: string) => Lines,
  boxes: (path: string, offset: number) => string | undefined,
): PageFinding {
  const { id, fingerprint, rule, severity, symbol, path, message, start, end, status, count, fix, related, span } =
    finding;
  const shown = fix ? fixDiffs(finding, plan, before) : undefined;
  // The boxes lie in the files as they were read; so do positions, also those of a later step.
  const places =
    finding.step === undefined
      ? [{ path, start: span.start }, ...(related ?? [])]
      : [{ path, position: start }, ...(related ?? [])].map(place => ({
          path: place.path,
          start: (linesOf(place.path).starts[place.position.line - 1] ?? 0) + place.position.column - 1,
        }));
  const nodes = [...new Set(places.flatMap(place => boxes(place.path, place.start) ?? []))];
  return {
    id,
    fingerprint,
    rule,
    severity,
    symbol,
    path,
    message,
    start,
    end,
    status,
    count,
    unit: finding.unit,
    ...(finding.status === 'manual' && { sketch: finding.sketch }),
    reason: finding.reason ?? shown?.reason,
    ...(fix && { safety: fix.safety }),
    ...(related && { related: related.map(({ path, message, position }) => ({ path, message, position })) }),
    ...(shown?.diffs && { diffs: shown.diffs }),
    // A plan that was saved comes with the files that it changes, not with those that it only speaks of.
    ...(!shown?.diffs && sources.has(path) && { excerpt: excerpt(finding, linesOf(path)) }),
    ...(nodes.length > 0 && { nodes }),
  };
}

/** What a fix does when it is applied alone, to the files as the steps before it leave them. */
function fixDiffs(
  finding: PlanFinding,
  plan: Plan,
  before: ReadonlyMap<string, Source>,
): { readonly diffs?: PageDiff[]; readonly reason?: string } {
  try {
    const alone: Plan = { ...plan, findings: [{ ...finding, status: 'apply' }] };
    const diffs = changes(alone, before).map(
      ({ path, before, after }): PageDiff => ({
        path,
        hunks: hunks(before.text, after.text).map(({ oldStart, newStart, lines }) => ({
          old: oldStart,
          new: newStart,
          lines: lines.map(({ mark, text }) => mark + text.replace(/\r?\n$/, '')),
        })),
      }),
    );
    // The file of the finding comes first: it says what the others follow.
    diffs.sort((a, b) => Number(b.path === finding.path) - Number(a.path === finding.path));
    return { diffs };
  } catch (error) {
    // The encoding of the file cannot hold the result: the fix cannot be shown, nor applied.
    if (error instanceof UserError) return { reason: error.message };
    throw error;
  }
}

function excerpt({ start, end }: PlanFinding, lines: Lines): PageExcerpt {
  const first = Math.max(start.line - CONTEXT, 1);
  const last = Math.min(end.line + CONTEXT, lines.starts.length, first + MOST_LINES - 1);
  const shown = Array.from({ length: last - first + 1 }, (_, i) => lines.lineText(first + i - 1));
  return { first, lines: shown, start, end };
}

/** Finds the innermost definition of the map at an offset. Code boxes are whole files: they come last. */
function boxFinder(nodes: readonly MapNode[]): (path: string, offset: number) => string | undefined {
  const byPath = new Map<string, MapNode[]>();
  for (const node of nodes) {
    if (node.path !== undefined) byPath.set(node.path, [...(byPath.get(node.path) ?? []), node]);
  }
  const size = ({ span }: MapNode) => (span ? span.end - span.start : Number.POSITIVE_INFINITY);
  for (const list of byPath.values()) list.sort((a, b) => size(a) - size(b));
  return (path, offset) =>
    byPath.get(path)?.find(({ span }) => span && span.start <= offset && offset < Math.max(span.end, span.start + 1))
      ?.id;
}

function pageNode(
  node: MapNode,
  edits: ReadonlyMap<string, readonly Edit[]>,
  sources: ReadonlyMap<string, Source>,
): PageNode {
  const { id, kind, name, path, position, unresolved, signature: before } = node;
  const after = signatureAfter(node, edits, sources);
  const changed = after !== undefined && after !== before;
  return { id, kind, name, path, position, unresolved, before, ...(changed && { after }) };
}

/** What the fixes of the plan make of a signature; undefined where none touches it. */
function signatureAfter(
  { path, signatureSpan }: MapNode,
  edits: ReadonlyMap<string, readonly Edit[]>,
  sources: ReadonlyMap<string, Source>,
): string | undefined {
  if (path === undefined || !signatureSpan) return undefined;
  const { start, end } = signatureSpan;
  const own = (edits.get(path) ?? [])
    .filter(edit => edit.start >= start && edit.end <= end)
    .sort((a, b) => b.start - a.start);
  const text = sources.get(path)?.text;
  if (own.length === 0 || text === undefined) return undefined;
  let result = text.slice(start, end);
  let last = end;
  for (const edit of own) {
    // Of fixes that exclude each other, as two rules may offer them, one is shown.
    if (edit.end > last) continue;
    result = result.slice(0, edit.start - start) + edit.text + result.slice(edit.end - start);
    last = edit.start;
  }
  return onOneLine(result);
}

/** What the plan changes, by path; where it changes nothing, as that of `check`, what its fixes would. */
function editsByPath(plan: Plan, changed: readonly Change[]): ReadonlyMap<string, readonly Edit[]> {
  const edits = new Map<string, Edit[]>(changed.map(({ path, edits: own }) => [path, [...own]]));
  if (edits.size > 0) return edits;
  for (const { fix } of plan.findings) {
    for (const edit of fix?.edits ?? []) edits.set(edit.path, [...(edits.get(edit.path) ?? []), edit]);
  }
  return edits;
}
