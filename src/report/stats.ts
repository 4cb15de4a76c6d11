/** What a run looked at, and how long its parts took. Times are in milliseconds. */
export interface Stats {
  /** Python files of the repository. */
  readonly seen: number;
  readonly read: number;
  readonly bytesRead: number;
  readonly decoded: number;
  readonly parsed: number;
  readonly steps: readonly (readonly [title: string, ms: number])[];
  /** What is read for one rule and used by others as well counts for the first. */
  readonly rules: readonly (readonly [name: string, ms: number])[];
  readonly peakMegabytes: number;
}

/** The numbers for people, one line for the files, one for each step and rule. */
export function statsReport(stats: Stats): string {
  const { seen, read, bytesRead, decoded, parsed, steps, rules, peakMegabytes } = stats;
  const time = (indent: string, name: string, ms: number) => `${indent}${`${name}:`.padEnd(32)}${ms.toFixed(0)} ms\n`;
  const head = `Files: ${seen} seen, ${read} read (${(bytesRead / 1e6).toFixed(1)} MB), ${decoded} decoded, ${parsed} parsed.\n`;
  const ofSteps = steps.map(([title, ms]) => {
    const ofRules = title === 'Plan' ? rules.map(([name, part]) => time('    ', name, part)).join('') : '';
    return time('  ', title, ms) + ofRules;
  });
  return `${head}${ofSteps.join('')}Peak memory: ${peakMegabytes.toFixed(0)} MB.\n`;
}
