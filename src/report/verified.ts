import { relative } from 'node:path';
import type { Answer } from '../environment/ask-python.js';
import { visible } from '../visible.js';
import type { Paint } from './paint.js';

/** What was verified, for people: what failed with what to do about it, then the counts. */
export function verifiedText(answers: readonly Answer[], root: string, paint: Paint): string {
  const place = ({ path, history }: Answer) => visible(relative(root, path ?? history ?? root));
  const wrong = answers.filter(({ error }) => error !== undefined);
  const lines = wrong.map(answer => {
    const what = `${answer.subject}${answer.name === '' ? '' : ` ${answer.name}`}`;
    return `${paint.cyan(place(answer))}: ${paint.red(what)}: ${visible(answer.error!)}\n  ${advice(answer)}`;
  });
  const skipped = answers
    .filter(answer => answer.skipped !== undefined)
    .map(answer => `${paint.cyan(place(answer))}: skipped: ${answer.name}: ${answer.skipped}`);
  const workflows = byWorkflow(
    answers.filter(({ subject, skipped: why }) => subject === 'history' && why === undefined),
  );
  const counts = (['module', 'workflow', 'activity', 'model', 'history'] as const).flatMap(subject => {
    const own = answers.filter(answer => answer.subject === subject && answer.skipped === undefined);
    const failed = own.filter(({ error }) => error !== undefined).length;
    return own.length === 0
      ? []
      : [`${own.length} ${plural(subject, own.length)}${failed > 0 ? ` (${failed} failed)` : ''}`];
  });
  const environment = answers.find(({ subject }) => subject === 'environment');
  const summary = `Verified with ${environment?.name ?? 'Python'}: ${counts.join(', ') || 'nothing'}.`;
  return `${[...lines, ...skipped, ...workflows, paint.bold(summary)].join('\n')}\n`;
}

function plural(subject: string, count: number): string {
  if (count === 1) return subject;
  return subject.endsWith('y') ? `${subject.slice(0, -1)}ies` : `${subject}s`;
}

/** A line for each workflow whose histories were replayed. */
function byWorkflow(histories: readonly Answer[]): string[] {
  const names = [...new Set(histories.map(({ name }) => name))].filter(name => name !== '');
  return names.map(name => {
    const own = histories.filter(history => history.name === name);
    const good = own.filter(({ error }) => error === undefined).length;
    return `${name}: ${good} of ${own.length} ${plural('history', own.length)} ${good === 1 && own.length === 1 ? 'replays' : 'replay'}`;
  });
}

/** What to do about a failure. */
function advice({ subject, error = '' }: Answer): string {
  if (subject === 'history' && /positional argument|validation error|from_payloads|missing 1 required/.test(error)) {
    return 'Executions with the old payloads do not fit the new parameters: pydantic-params --in-flight keeps taking them.';
  }
  if (subject === 'history' && /Nondeterminism/i.test(error)) {
    return 'The code sends other commands than the recorded ones: take the change back, or guard it with workflow.patched.';
  }
  if (subject === 'history') return 'Read the error; a running execution of this workflow would fail in the same way.';
  if (/ModuleNotFoundError/.test(error))
    return 'Install what is missing in that environment, or name another one with --python.';
  if (subject === 'model')
    return 'Pydantic cannot build the schema: give the field another type, or take the change back.';
  if (subject === 'workflow')
    return 'The SDK refuses the workflow: see the error, and `temporal-codemod explain workflow-definition`.';
  return 'Mend it, or take the change back with `temporal-codemod undo`.';
}
