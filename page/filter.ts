import type { PageData, PageFinding } from '../src/report/page-types.js';
import { type Decisions, isDecidable } from './decisions.js';

/** What kind of work a finding is. */
export type Work = 'safe' | 'unsafe' | 'manual' | 'left-out' | 'note';

export const WORK: Readonly<Record<Work, string>> = {
  safe: 'Safe fix',
  unsafe: 'Unsafe fix',
  manual: 'By hand',
  'left-out': 'Fix left out',
  note: 'Note',
};

export function workOf({ status, safety }: PageFinding): Work {
  if (status === 'note') return 'note';
  if (status === 'conflict' || status === 'failed' || status === 'suppressed') return 'left-out';
  return safety ?? 'manual';
}

export const NOBODY = 'nobody';

/** Which findings are shown. An empty list lets all pass. */
export interface Filter {
  readonly text: string;
  /** A file, or a folder with `/` at its end. */
  readonly path: string;
  readonly work: readonly string[];
  readonly severity: readonly string[];
  readonly rule: readonly string[];
  readonly owner: readonly string[];
  readonly decision: readonly string[];
}

export const EVERYTHING: Filter = { text: '', path: '', work: [], severity: [], rule: [], owner: [], decision: [] };

export type Facet = 'work' | 'severity' | 'rule' | 'owner' | 'decision';
export const FACETS: readonly Facet[] = ['work', 'severity', 'rule', 'owner', 'decision'];

/** Answers for each finding what the filter asks about. */
export class Index {
  readonly #owners = new Map<string, readonly string[]>();
  readonly #texts = new Map<string, string>();
  readonly #decisions: Decisions;

  constructor(data: PageData, decisions: Decisions) {
    this.#decisions = decisions;
    for (const { path, owners } of data.files) if (owners) this.#owners.set(path, owners);
    for (const finding of data.findings) this.#texts.set(finding.id, searchText(finding));
  }

  ownersOf(path: string): readonly string[] {
    return this.#owners.get(path) ?? [NOBODY];
  }

  get hasOwners(): boolean {
    return this.#owners.size > 0;
  }

  values(finding: PageFinding, facet: Facet): readonly string[] {
    switch (facet) {
      case 'work':
        return [workOf(finding)];
      case 'severity':
        return [finding.severity];
      case 'rule':
        return [finding.rule];
      case 'owner':
        return this.ownersOf(finding.path);
      case 'decision':
        return !isDecidable(finding) ? [] : [this.#decisions.of(finding.id) ?? 'open'];
    }
  }

  /** Whether a finding passes; `but` names a facet that does not count, to tell what its other values would show. */
  passes(finding: PageFinding, filter: Filter, but?: Facet): boolean {
    const { text, path } = filter;
    if (path !== '' && !(path.endsWith('/') ? finding.path.startsWith(path) : finding.path === path)) return false;
    for (const facet of FACETS) {
      const wanted = filter[facet];
      if (facet === but || wanted.length === 0) continue;
      if (!this.values(finding, facet).some(value => wanted.includes(value))) return false;
    }
    const all = this.#texts.get(finding.id)!;
    return (
      text === '' ||
      text
        .toLowerCase()
        .split(/\s+/)
        .every(word => all.includes(word))
    );
  }
}

function searchText({ id, rule, symbol, path, message, related, diffs, excerpt }: PageFinding): string {
  const code = diffs?.flatMap(diff => [diff.path, ...diff.hunks.flatMap(({ lines }) => lines)]) ?? excerpt?.lines ?? [];
  const places = related?.flatMap(place => [place.path, place.message]) ?? [];
  return [id, rule, symbol, path, message, ...places, ...code].join('\n').toLowerCase();
}

/** The filter as the part of the address behind `#findings?`; empty where all are shown. */
export function filterToQuery(filter: Filter): string {
  const query = new URLSearchParams();
  if (filter.text !== '') query.set('text', filter.text);
  if (filter.path !== '') query.set('path', filter.path);
  for (const facet of FACETS) for (const value of filter[facet]) query.append(facet, value);
  return query.toString();
}

export function filterFromQuery(text: string): Filter {
  const query = new URLSearchParams(text);
  return {
    text: query.get('text') ?? '',
    path: query.get('path') ?? '',
    work: query.getAll('work'),
    severity: query.getAll('severity'),
    rule: query.getAll('rule'),
    owner: query.getAll('owner'),
    decision: query.getAll('decision'),
  };
}

/** The address of the findings that a filter lets pass. */
export function findingsHref(filter: Partial<Filter>): string {
  const query = filterToQuery({ ...EVERYTHING, ...filter });
  return query === '' ? '#findings' : `#findings?${query}`;
}
