import type { Change, Plan, Source } from '../types.js';
import type { Paint } from './paint.js';

/** How to show a plan. */
export interface ReportOptions {
  /** Absolute; paths are shown relative to it. */
  readonly cwd: string;
  readonly paint?: Paint;
  /** Whether sketches are shown in full; not where they are written. */
  readonly sketches?: boolean;
  /** What a following run could do: shown behind the counts. */
  readonly hint?: string;
}

/**
 * Turns a plan, and what it makes of its files, into what goes to stdout. `sources` holds every file that a finding is
 * about, as it was read.
 */
export type Reporter = (
  plan: Plan,
  changes: readonly Change[],
  options: ReportOptions,
  sources: ReadonlyMap<string, Source>,
) => string;

/** By name; each is loaded when it is asked for. */
export const reporters = {
  text: async (): Promise<Reporter> => (await import('./text.js')).textReport,
  json: async (): Promise<Reporter> => (await import('./json.js')).jsonReport,
  sarif: async (): Promise<Reporter> => (await import('./sarif.js')).sarifReport,
  github: async (): Promise<Reporter> => (await import('./github.js')).githubReport,
  html: async (): Promise<Reporter> => {
    const [{ htmlReport }, { pageTemplate }] = await Promise.all([import('./html.js'), import('./page-template.js')]);
    const page = await pageTemplate();
    return (plan, changes, _options, sources) => htmlReport(page, plan, changes, sources);
  },
};

/** The name of a reporter. */
export type Format = keyof typeof reporters;

/** The names of the reporters; the first is the default. */
export const formats = Object.keys(reporters) as readonly Format[];
