import { UserError } from '../errors.js';
import { nearest } from '../nearest.js';
import type { VerifyMode } from '../plan/verify.js';
import { type Format, formats } from '../report/reporters.js';
import { kebab, type OptionRow, optionsOfRules } from '../settings/option-table.js';
import { isValue, takes } from '../settings/option-value.js';
import type { RuleChoice } from '../settings/settings.js';
import { rules, rulesFor } from '../transforms/index.js';
import type { RuleOptions } from '../transforms/transform.js';
import {
  choice,
  type Flag,
  fileName,
  flag,
  isGiven,
  last,
  oneOf,
  type Raw,
  rare,
  STDIN,
  VERIFY,
  value,
} from './flags.js';

/** The options of a transform and of `check`. */
export interface PlanOptions {
  readonly paths: readonly string[];
  readonly interactive: boolean;
  readonly write: boolean;
  readonly check: boolean;
  /** What was given for the rules; the rest comes from the settings of each file. */
  readonly rules: Partial<RuleOptions>;
  /** Names of rules that win over those of the settings. */
  readonly choice: RuleChoice;
  readonly safeOnly: boolean;
  readonly patch: string | undefined;
  /** Findings that are known are read from the one file, or written to the other. */
  readonly baseline: string | undefined;
  readonly writeBaseline: string | undefined;
  readonly planOut: string | undefined;
  /** The folder that sketches are written into. */
  readonly sketch: string | undefined;
  readonly format: Format;
  readonly output: string | undefined;
  readonly allowDirty: boolean;
  /** Undefined: if the user agreed once, or does when asked. */
  readonly runFormatCommand: boolean | undefined;
  readonly commitPerRule: boolean;
  readonly verify: VerifyMode;
  readonly stdinFilename: string | undefined;
  readonly showConfig: boolean;
  /** Only files that changed since this git ref. */
  readonly since: string | undefined;
  readonly quiet: boolean;
  /** Says on stderr what was looked at and how long it took. */
  readonly stats: boolean;
  /** Undefined: colour where stdout is a terminal. */
  readonly color: boolean | undefined;
}

// What is rarely wanted is shown by --help --all.
const WRITING: Readonly<Record<string, Flag>> = {
  write: { ...flag('apply the plan'), alias: 'w' },
  interactive: { ...flag('decide fix by fix, as git add -p does'), alias: 'i' },
  check: flag('exit 1 if anything would change or is left to do'),
  patch: value('write a patch for `git apply` to this file'),
  'plan-out': value('save the plan, for `apply`, in this file'),
  'safe-only': flag('leave what running workflows would notice'),
  'allow-dirty': flag('write files with uncommitted changes too'),
  'run-format-command': rare(flag("run pyproject.toml's format-command unasked")),
  verify: rare(choice(VERIFY, 'who judges results')),
  'stdin-filename': rare(value('with the path `-`: the name of what stdin holds')),
};
const COMMON: Readonly<Record<string, Flag>> = {
  format: choice(formats, 'the report'),
  output: value('write the report to this file instead of stdout'),
  since: rare(value('only files that changed since the branch left this git ref')),
  'show-config': rare(flag('show what applies to each file, and why')),
  quiet: { ...flag('no progress and no confirmation on stderr'), alias: 'q' },
  stats: rare(flag('say what was read and how long it took')),
  color: rare(flag('colours, or --no-color; default: on a terminal')),
  all: rare(flag('with --help: the rare options too')),
};

const CHECKING: Readonly<Record<string, Flag>> = {
  baseline: value('report only what this file does not know yet'),
  'write-baseline': value('take what is found today as known, in this file'),
};

const CHOOSING: Readonly<Record<string, Flag>> = {
  select: value('only these rules, separated by commas'),
  ignore: value('not these rules'),
};

const SKETCHING: Readonly<Record<string, Flag>> = {
  sketch: value('write the sketches into this folder; overwrites nothing'),
};

/** The options of a command that makes a plan, for yargs: its own, and those that its rules read. */
export function planFlags(command: string): Readonly<Record<string, Flag>> {
  const writes = command !== 'check';
  const ofRules = rowsFor(command).map(row => {
    const { form, describe } = row;
    const options =
      form.kind === 'choice' ? choice(form.values, describe) : form.kind === 'flag' ? flag(describe) : value(describe);
    const isCommon = writes && command !== 'migrate' && form.kind !== 'columns';
    return [kebab(row.key), isCommon ? options : rare(options)];
  });
  const sketches = writes && rulesFor(command).some(rule => rule.sketches);
  return {
    ...(writes ? WRITING : CHECKING),
    ...(sketches ? (command === 'migrate' ? { sketch: rare(SKETCHING.sketch!) } : SKETCHING) : {}),
    ...(command === 'migrate' || command === 'check' ? CHOOSING : {}),
    ...(command === 'migrate' ? { 'commit-per-rule': flag('with --write: a git commit for each transform') } : {}),
    ...Object.fromEntries(ofRules),
    ...COMMON,
  };
}

/** What the rules of a command take on the command line. */
function rowsFor(command: string): readonly OptionRow[] {
  return optionsOfRules(rulesFor(command)).filter(({ form }) => form.kind !== 'types');
}

/** @throws UserError for values that an option does not take, and for options that contradict each other */
export function readPlanOptions(command: string, raw: Raw): PlanOptions {
  const given = [raw.paths, raw['--']].flatMap(list => (list as readonly unknown[] | undefined) ?? []);
  const paths = given.map(path => (path === STDIN ? '-' : String(path)));
  const options: PlanOptions = {
    paths: paths.length > 0 ? paths : ['.'],
    interactive: isGiven(raw, 'interactive'),
    write: isGiven(raw, 'write'),
    check: isGiven(raw, 'check'),
    rules: ruleOptions(command, raw),
    choice: { select: selectedRules(command, raw), ignore: ruleNames(raw, 'ignore') },
    safeOnly: isGiven(raw, 'safe-only'),
    patch: fileName(raw, 'patch'),
    baseline: fileName(raw, 'baseline'),
    writeBaseline: fileName(raw, 'write-baseline'),
    planOut: fileName(raw, 'plan-out'),
    sketch: fileName(raw, 'sketch'),
    format: oneOf(raw, 'format', formats),
    output: fileName(raw, 'output'),
    allowDirty: isGiven(raw, 'allow-dirty'),
    runFormatCommand: last(raw['run-format-command']) as boolean | undefined,
    commitPerRule: isGiven(raw, 'commit-per-rule'),
    verify: oneOf(raw, 'verify', VERIFY),
    stdinFilename: fileName(raw, 'stdin-filename'),
    showConfig: isGiven(raw, 'show-config'),
    since: refName(raw),
    quiet: isGiven(raw, 'quiet'),
    stats: isGiven(raw, 'stats'),
    color: last(raw.color) as boolean | undefined,
  };
  refuseContradictions(command, options);
  return options;
}

/** @throws UserError for a rule that the command does not run: a report without findings would be taken for a good one */
function selectedRules(command: string, raw: Raw): readonly string[] | undefined {
  const names = ruleNames(raw, 'select');
  const own = rulesFor(command).map(({ name }) => name);
  const other = names?.find(name => !own.includes(name));
  if (other === undefined) return names;
  const isTransform = rules.some(({ name, kind }) => name === other && kind === 'transform');
  const instead = isTransform ? other : `check --select ${other}`;
  throw new UserError(`${command} does not run ${other}. This does: temporal-codemod ${instead}`);
}

/** @throws UserError for a name that is no rule's */
function ruleNames(raw: Raw, flagName: string): readonly string[] | undefined {
  const given = last(raw[flagName]);
  if (given === undefined) return undefined;
  const names = typeof given === 'string' ? given.split(',').map(name => name.trim()) : [''];
  const known = rules.map(({ name }) => name);
  const unknown = names.find(name => !known.includes(name));
  if (unknown === undefined) return names;
  const near = nearest(unknown, known);
  throw new UserError(
    `--${flagName} takes names of rules, separated by commas${unknown === '' ? '' : `; ${unknown} is none`}. ${near ? `Did you mean ${near}?` : 'See: rules.'}`,
  );
}

function refName(raw: Raw): string | undefined {
  const given = last(raw.since);
  if (given === undefined) return undefined;
  if (typeof given !== 'string' || given === '')
    throw new UserError('--since takes the name of a branch, tag or commit.');
  return given;
}

function ruleOptions(command: string, raw: Raw): Partial<RuleOptions> {
  const given = rowsFor(command).flatMap(row => {
    const value = last(raw[kebab(row.key)]);
    return value === undefined ? [] : [[row.key, ruleOption(row, value)]];
  });
  return Object.fromEntries(given) as Partial<RuleOptions>;
}

function ruleOption({ key, form }: OptionRow, given: unknown): unknown {
  if (form.kind === 'choice') return oneOf({ [kebab(key)]: given }, kebab(key), form.values);
  const isNumber = form.kind === 'columns' && typeof given === 'string' && /^\d+$/.test(given);
  const value = isNumber ? Number(given) : given;
  if (!isValue(form, value)) throw new UserError(`--${kebab(key)} takes ${takes(form)}.`);
  return value;
}

function refuseContradictions(command: string, options: PlanOptions): void {
  const { paths, write, check, interactive, stdinFilename } = options;
  if (write && check) throw new UserError('--write and --check contradict each other: leave one out.');
  if (options.commitPerRule && options.allowDirty) {
    throw new UserError('--commit-per-rule and --allow-dirty contradict each other: leave one out.');
  }
  if (options.commitPerRule && !write && !interactive)
    throw new UserError('--commit-per-rule goes with --write or -i.');
  if (interactive && check) throw new UserError('--interactive and --check contradict each other: leave one out.');
  if (!paths.includes('-')) {
    if (stdinFilename !== undefined) throw new UserError('--stdin-filename goes with - as the only path.');
    return;
  }
  if (command === 'check' || command === 'migrate') {
    throw new UserError(`${command} does not read stdin: give it files or folders.`);
  }
  if (paths.length > 1) throw new UserError('- reads stdin and takes no other path.');
  if (options.since !== undefined) throw new UserError('- reads stdin: leave --since out.');
  const instead = otherResult(options);
  if (instead) throw new UserError(`- writes the result to stdout: leave ${instead} out.`);
  if (stdinFilename === undefined) throw new UserError('- needs --stdin-filename NAME.');
}

/** The option that wants the result elsewhere than on stdout, or in another form. */
function otherResult({ interactive, write, patch, planOut, sketch, format, output }: PlanOptions): string | undefined {
  if (interactive) return '--interactive';
  if (write) return '--write';
  if (patch !== undefined) return '--patch';
  if (planOut !== undefined) return '--plan-out';
  if (output !== undefined) return '--output';
  if (sketch !== undefined) return '--sketch';
  return format === 'text' ? undefined : '--format';
}
