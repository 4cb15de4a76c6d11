import type { Options } from 'yargs';
import { UserError } from '../errors.js';
import { type Format, formats } from '../report/reporters.js';
import { kebab, type OptionRow, optionsOfRules } from '../settings/option-table.js';
import { isValue, takes } from '../settings/option-value.js';
import { rulesFor } from '../transforms/index.js';
import type { RuleOptions } from '../transforms/transform.js';

/** The options of a transform and of `check`. */
export interface PlanOptions {
  readonly paths: readonly string[];
  readonly write: boolean;
  readonly check: boolean;
  /** What was given for the rules; the rest comes from the settings of each file. */
  readonly rules: Partial<RuleOptions>;
  readonly safeOnly: boolean;
  readonly patch: string | undefined;
  readonly format: Format;
  readonly allowDirty: boolean;
  readonly verify: 'auto' | 'python' | 'tree' | 'off';
  readonly stdinFilename: string | undefined;
  readonly showConfig: boolean;
  readonly quiet: boolean;
  /** Undefined: colour where stdout is a terminal. */
  readonly color: boolean | undefined;
}

/** What stands for a lone `-` on its way through yargs, which drops it from positional arguments. No file has that name. */
export const STDIN = '\0stdin';

const VERIFY = ['auto', 'python', 'tree', 'off'] as const;

const flag = (describe: string): Options => ({ type: 'boolean', describe });
const value = (describe: string): Options => ({ type: 'string', requiresArg: true, describe });
const choice = ([first, ...rest]: readonly string[], describe: string) =>
  value(`${first} (default), ${rest.join(', ')}: ${describe}`);
const rare = (options: Options): Options => ({ ...options, hidden: true });

// Neither defaults nor choices are left to yargs: it would print them so wide that the help of a command took two screens.
// What is rarely wanted is shown by --help --all.
const WRITING: Readonly<Record<string, Options>> = {
  write: { ...flag('apply the plan'), alias: 'w' },
  check: flag('exit 1 if anything would change or is left to do'),
  patch: value('write a patch for `git apply` to this file'),
  'safe-only': flag('leave what running workflows would notice'),
  'allow-dirty': flag('write files with uncommitted changes too'),
  verify: rare(choice(VERIFY, 'who judges results')),
  'stdin-filename': rare(value('with the path `-`: the name of what stdin holds')),
};
const COMMON: Readonly<Record<string, Options>> = {
  format: choice(formats, 'what goes to stdout'),
  'show-config': rare(flag('show what applies to each file, and why')),
  quiet: { ...flag('no progress and no confirmation on stderr'), alias: 'q' },
  color: rare(flag('colours, or --no-color; default: on a terminal')),
  all: flag('with --help: the rare options too'),
};

/** The options of a command that makes a plan, for yargs: its own, and those that its rules read. */
export function planFlags(command: string): Readonly<Record<string, Options>> {
  const writes = command !== 'check';
  const ofRules = rowsFor(command).map(row => {
    const { form, describe } = row;
    const options =
      form.kind === 'choice' ? choice(form.values, describe) : form.kind === 'flag' ? flag(describe) : value(describe);
    return [kebab(row.key), writes && form.kind !== 'columns' ? options : rare(options)];
  });
  return { ...(writes ? WRITING : {}), ...Object.fromEntries(ofRules), ...COMMON };
}

/** What the rules of a command take on the command line. */
function rowsFor(command: string): readonly OptionRow[] {
  return optionsOfRules(rulesFor(command)).filter(({ form }) => form.kind !== 'table');
}

/** What yargs makes of the command line: an option that is given twice is a list. */
export type Raw = Readonly<Record<string, unknown>>;

/** @throws UserError for values that an option does not take, and for options that contradict each other */
export function readPlanOptions(command: string, raw: Raw): PlanOptions {
  const given = (raw.paths as readonly unknown[] | undefined) ?? [];
  const paths = given.map(path => (path === STDIN ? '-' : String(path)));
  const options: PlanOptions = {
    paths: paths.length > 0 ? paths : ['.'],
    write: last(raw.write) === true,
    check: last(raw.check) === true,
    rules: ruleOptions(command, raw),
    safeOnly: last(raw['safe-only']) === true,
    patch: text(raw, 'patch'),
    format: oneOf(raw, 'format', formats),
    allowDirty: last(raw['allow-dirty']) === true,
    verify: oneOf(raw, 'verify', VERIFY),
    stdinFilename: text(raw, 'stdin-filename'),
    showConfig: last(raw['show-config']) === true,
    quiet: last(raw.quiet) === true,
    color: last(raw.color) as boolean | undefined,
  };
  refuseContradictions(command, options);
  return options;
}

/** An option that is given twice counts as it is given last, as in most command lines. */
function last(given: unknown): unknown {
  return Array.isArray(given) ? given.at(-1) : given;
}

function text(raw: Raw, name: string): string | undefined {
  const given = last(raw[name]);
  if (given === undefined) return undefined;
  // `--no-patch` gives false, `--patch=` an empty text.
  if (typeof given !== 'string' || given === '' || given === STDIN)
    throw new UserError(`--${name} takes the name of a file.`);
  return given;
}

function oneOf<T extends string>(raw: Raw, name: string, among: readonly T[]): T {
  const given = last(raw[name]);
  if (given === undefined) return among[0]!;
  const known = among.find(each => each === given);
  if (known === undefined) {
    const got = typeof given === 'string' && given !== '' && given !== STDIN ? `, not ${given}` : '';
    throw new UserError(`--${name} takes ${among.slice(0, -1).join(', ')} or ${among.at(-1)}${got}.`);
  }
  return known;
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
  const { paths, write, check, patch, format, stdinFilename } = options;
  if (write && check) throw new UserError('--write and --check contradict each other: leave one out.');
  if (!paths.includes('-')) {
    if (stdinFilename !== undefined) throw new UserError('--stdin-filename goes with - as the only path.');
    return;
  }
  if (command === 'check') throw new UserError('check does not read stdin: give it files or folders.');
  if (paths.length > 1) throw new UserError('- reads stdin and takes no other path.');
  const instead = write ? '--write' : patch !== undefined ? '--patch' : format !== 'text' ? '--format' : undefined;
  if (instead) throw new UserError(`- writes the result to stdout: leave ${instead} out.`);
  if (stdinFilename === undefined) throw new UserError('- needs --stdin-filename NAME.');
}
