import { rules } from '../transforms/index.js';

/** A line of a command's help: what to type behind the name of the program, and what it does. */
export type Example = readonly [typed: string, does: string];

/** A command that makes a plan. */
export interface Planning {
  readonly name: string;
  readonly summary: string;
  /** Whether the help says more of it than its name: that of all would not fit a screen. */
  readonly listed: boolean;
  readonly examples: readonly Example[];
}

/** The commands that make a plan: the transforms, then those that take several rules. */
export const planning: readonly Planning[] = [
  ...rules
    .filter(({ kind }) => kind === 'transform')
    .map(({ name, summary, checklist }) => {
      const listed = !checklist.startsWith('runtime-');
      return { name, summary, listed, examples: examplesOf(name) };
    }),
  {
    name: 'migrate',
    summary: 'all transforms, in order',
    listed: true,
    examples: [
      ['migrate src/', 'show the diff'],
      ['migrate src/ -i', 'decide fix by fix'],
      ['migrate . --plan-out plan.json', 'to be reviewed, then: apply'],
    ],
  },
  {
    name: 'check',
    summary: 'what every rule finds; changes nothing',
    listed: true,
    examples: [
      ['check src/', 'findings; exit 1 if any'],
      ['check . --since origin/main', 'only in what a branch changed'],
      ['check . --format sarif', 'for code scanning'],
    ],
  },
];

function examplesOf(name: string): readonly Example[] {
  return [
    [`${name} src/`, 'show the diff'],
    [`${name} src/ --write`, 'and write it'],
  ];
}
