import type { Plan, PlanFinding, Sketch } from '../types.js';
import { visible } from '../visible.js';
import type { Paint } from './paint.js';

/** A finding with its sketch. */
type Sketched = PlanFinding & { readonly sketch: Sketch };

/** The sketches of a plan for people: what has to be known, and the files in full; empty if there are none. */
export function sketchesText(plan: Plan, name: (path: string) => string, paint: Paint): string {
  const shown = plan.findings.filter(isSketched).map(({ path, start, sketch }) => {
    const files = sketch.files.map(({ name: file, text }) => {
      const lines = text.replace(/\n$/, '').split('\n');
      return `${paint.bold(visible(file))}\n${lines.map(line => (line === '' ? '' : `  ${visible(line)}`)).join('\n')}\n`;
    });
    return `${paint.cyan(`${name(path)}:${start.line}`)}: a sketch to finish; --sketch DIR writes it.\n${files.join('\n')}`;
  });
  return shown.length > 0 ? `${paint.bold('Sketches:')}\n${shown.join('\n')}` : '';
}

function isSketched(finding: PlanFinding): finding is Sketched {
  return finding.sketch !== undefined && finding.status === 'manual';
}
