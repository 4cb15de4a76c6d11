import type { ProjectRule } from './transform.js';

/** Comments that take back findings that are not there. The plan finds them, since it alone knows what was taken back. */
export const unusedIgnore: ProjectRule = {
  name: 'unused-ignore',
  kind: 'check',
  scope: 'project',
  summary: 'comments that ignore a rule which finds nothing there',
  severity: 'warning',
  checklist: 'comments-used',
  defaultOn: true,
  explain: {
    why: 'A comment that outlives its reason hides the next finding at its place.',
    bad: 'async def run(self) -> None:  # temporal-codemod: ignore[workflow-now] mended long ago\n    started = workflow.now()',
    good: 'started = datetime.now()  # temporal-codemod: ignore[workflow-now] shown to people alone',
    fix: 'remove the comment, or mend the name of the rule. A comment behind code is about its line, one that stands alone about the next line of code; ignore-file, with or without rules, about the whole file.',
    limits: 'comments about rules that did not run, and in files that have nothing to do with the SDK.',
  },
  *find() {},
};
