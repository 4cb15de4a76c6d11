import { createHash } from 'node:crypto';
import { UserError } from '../errors.js';
import type { Plan, PlanFinding, Source } from '../types.js';
import { summarize } from './create-plan.js';

/** A finding as a baseline remembers it. */
interface Known {
  readonly rule: string;
  /** Where it was; a file may move. */
  readonly path: string;
  readonly symbol: string;
  /** Of rule, symbol and the code at the place, whatever its layout. */
  readonly content: string;
}

/** Findings that are known, and are not to be reported again. */
export interface Baseline {
  readonly version: 1;
  readonly findings: readonly Known[];
}

type Sources = ReadonlyMap<string, Source>;

/** What a plan leaves to people, as a baseline; in the order of the plan. */
export function baselineOf(plan: Plan, sources: Sources): Baseline {
  const open = plan.findings.filter(isOpen);
  return { version: 1, findings: open.map(finding => known(finding, sources)) };
}

/**
 * The plan with the findings of the baseline taken back. A finding is known by its rule, the definition around it and
 * the code at the place, not by its line; where it has moved to another file, it is known there. Each entry stands for
 * one finding: a copy is new.
 */
export function withBaseline(plan: Plan, sources: Sources, { findings: entries }: Baseline): Plan {
  const here = counts(entries.map(entry => `${entry.path}\0${entry.content}`));
  const anywhere = counts(entries.map(({ content }) => content));
  const taken = new Set<PlanFinding>();
  const take = (finding: PlanFinding, from: Map<string, number>, key: string, content: string) => {
    const left = from.get(key) ?? 0;
    if (left === 0 || (anywhere.get(content) ?? 0) === 0) return;
    from.set(key, left - 1);
    if (from !== anywhere) anywhere.set(content, anywhere.get(content)! - 1);
    taken.add(finding);
  };
  const open = plan.findings.filter(isOpen);
  for (const finding of open) {
    const { content } = known(finding, sources);
    take(finding, here, `${finding.path}\0${content}`, content);
  }
  for (const finding of open) {
    const { content } = known(finding, sources);
    if (!taken.has(finding)) take(finding, anywhere, content, content);
  }
  const findings = plan.findings.map(finding =>
    taken.has(finding) ? { ...finding, status: 'suppressed' as const, reason: 'in the baseline' } : finding,
  );
  return { ...plan, findings, summary: summarize(plan.files, findings, plan.summary.leftAlone) };
}

/** @throws UserError for a text that is no baseline */
export function parseBaseline(text: string, name: string): Baseline {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new UserError(`${name} is no baseline: it is not JSON. Make one with --write-baseline ${name}.`);
  }
  const { version, findings } = (value ?? {}) as Partial<Baseline>;
  const whole =
    Array.isArray(findings) &&
    findings.every(each => typeof each?.content === 'string' && typeof each.path === 'string');
  if (version !== 1 || !whole) {
    throw new UserError(`${name} is no baseline of this version. Make one with --write-baseline ${name}.`);
  }
  return { version, findings };
}

function isOpen({ status }: PlanFinding): boolean {
  return status === 'manual' || status === 'conflict' || status === 'failed' || status === 'apply';
}

function known({ rule, path, symbol, span }: PlanFinding, sources: Sources): Known {
  const code = sources.get(path)!.text.slice(span.start, span.end).replace(/\s+/g, '');
  const content = createHash('sha256').update(`${rule}\0${symbol}\0${code}`).digest('hex').slice(0, 16);
  return { rule, path, symbol, content };
}

function counts(keys: readonly string[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const key of keys) found.set(key, (found.get(key) ?? 0) + 1);
  return found;
}
