import type { Argv } from 'yargs';
import { UserError } from '../errors.js';
import type { VerifyMode } from '../plan/verify.js';
import { rules } from '../transforms/index.js';
import { VERSION } from '../version.js';

/** What the user asked for. */
export type Command =
  | { readonly name: 'plan'; readonly rule: string; readonly options: PlanOptions }
  | { readonly name: 'undo'; readonly path: string }
  | { readonly name: 'rules' }
  | { readonly name: 'explain'; readonly rule: string }
  /** yargs has answered by itself: help, version, completion. */
  | { readonly name: 'answered'; readonly output: string };

/** The options of a transform and of `check`. */
export interface PlanOptions {
  readonly paths: readonly string[];
  readonly write: boolean;
  readonly check: boolean;
  readonly calls: 'activities' | 'all';
  readonly onlyMultiple: boolean;
  readonly safeOnly: boolean;
  readonly patch: string | undefined;
  readonly format: 'text' | 'json';
  readonly allowDirty: boolean;
  readonly verify: VerifyMode;
  readonly stdinFilename: string | undefined;
  readonly lineLength: number | undefined;
  readonly quiet: boolean;
  /** Undefined: colour where stdout is a terminal. */
  readonly color: boolean | undefined;
}

/** yargs drops a lone `-` from positional arguments, so it travels under a name that no file can have. */
const STDIN = '\0stdin';

const transforms = rules.filter(rule => rule.kind === 'transform');

/**
 * Reads the command line.
 * @throws UserError for anything that is not understood, with the nearest thing that is
 */
export async function parseArguments(argv: readonly string[]): Promise<Command> {
  const { default: yargs } = await import('yargs');
  let command: Command | undefined;
  let output = '';
  const parser = yargs()
    .scriptName('temporal-codemod')
    .version(VERSION)
    .usage(
      '$0 <command> [paths…]\n\nMoves Python code that uses Temporal to a policy. Shows the diff; nothing is written without --write.',
    )
    .strict()
    .recommendCommands()
    .demandCommand(1, 'Name a command, for example: temporal-codemod args-list src/')
    .wrap(80)
    .showHelpOnFail(false)
    .fail((message, error) => {
      throw error ?? new UserError(withSuggestion(message));
    })
    .exitProcess(false)
    .alias('h', 'help');
  for (const { name, summary } of transforms) {
    parser.command(
      `${name} [paths..]`,
      summary,
      args => planOptions(args, name, true),
      args => {
        command = { name: 'plan', rule: name, options: toPlanOptions(args as unknown as RawOptions) };
      },
    );
  }
  parser
    .command(
      'check [paths..]',
      'report what every rule finds; changes nothing',
      args => planOptions(args, 'check', false),
      args => {
        command = { name: 'plan', rule: 'check', options: toPlanOptions(args as unknown as RawOptions) };
      },
    )
    .command(
      'undo [path]',
      'take the last --write back',
      args => args.positional('path', { type: 'string', default: '.', describe: 'a path in the repository' }),
      args => {
        command = { name: 'undo', path: args.path };
      },
    )
    .command('rules', 'list the rules', {}, () => {
      command = { name: 'rules' };
    })
    .command(
      'explain <rule>',
      'what a rule does, why, before and after',
      args => args.positional('rule', { type: 'string', demandOption: true }),
      args => {
        command = { name: 'explain', rule: args.rule };
      },
    )
    .example('$0 args-list src/', 'show what would change')
    .example('$0 args-list src/ --write', 'change it; `undo` takes it back')
    .example('$0 check .', 'findings of all rules, exit 1 if any');
  await parser.parseAsync(
    argv.map(arg => (arg === '-' ? STDIN : arg)),
    {},
    (_error, _args, text) => {
      output = text;
    },
  );
  return command ?? { name: 'answered', output: `${output}\n` };
}

/** What yargs makes of the options below. */
interface RawOptions extends Omit<PlanOptions, 'paths'> {
  readonly paths?: readonly (string | number)[];
}

function planOptions<T>(args: Argv<T>, name: string, writes: boolean) {
  const options = args
    .usage(`$0 ${name} [paths…]`)
    .positional('paths', {
      array: true,
      type: 'string',
      describe: 'files, folders or globs; `-` reads stdin; default .',
    })
    .option('calls', {
      choices: ['activities', 'all'] as const,
      default: 'activities',
      describe: 'which single payloads move',
    })
    .option('only-multiple', { type: 'boolean', default: false, describe: 'leave single payloads as they are' })
    .option('format', { choices: ['text', 'json'] as const, default: 'text', describe: 'what goes to stdout' })
    .option('quiet', { alias: 'q', type: 'boolean', default: false, describe: 'no progress, no summary on stderr' })
    .option('color', { type: 'boolean', describe: 'colours; default: on a terminal' });
  if (!writes) return options.example(`$0 ${name} src/`, 'findings, exit 1 if there are any');
  return options
    .option('write', { alias: 'w', type: 'boolean', default: false, describe: 'apply the plan' })
    .option('check', { type: 'boolean', default: false, describe: 'exit 1 if anything would change or is left to do' })
    .option('patch', { type: 'string', requiresArg: true, describe: 'write a patch for `git apply` to FILE' })
    .option('allow-dirty', { type: 'boolean', default: false, describe: 'write files with uncommitted changes too' })
    .option('safe-only', { type: 'boolean', default: false, describe: 'leave what running workflows would notice' })
    .option('verify', {
      choices: ['auto', 'python', 'tree', 'off'] as const,
      default: 'auto',
      describe: 'who judges the results',
    })
    .option('line-length', {
      type: 'number',
      requiresArg: true,
      describe: "default: the project's ruff or black, or 88",
    })
    .option('stdin-filename', { type: 'string', requiresArg: true, describe: 'the name of what `-` reads' })
    .example(`$0 ${name} src/`, 'show the diff')
    .example(`$0 ${name} src/ --write`, 'apply it')
    .example(`$0 ${name} - --stdin-filename a.py`, 'stdin to stdout');
}

/** An option that is given twice counts as it is given last, as in most command lines. */
function last<T>(value: T | readonly T[]): T {
  return Array.isArray(value) ? (value.at(-1) as T) : (value as T);
}

function toPlanOptions(raw: RawOptions): PlanOptions {
  const paths = (raw.paths ?? []).map(path => (path === STDIN ? '-' : String(path)));
  const options: PlanOptions = {
    paths: paths.length > 0 ? paths : ['.'],
    write: last(raw.write) ?? false,
    check: last(raw.check) ?? false,
    calls: last(raw.calls),
    onlyMultiple: last(raw.onlyMultiple),
    safeOnly: last(raw.safeOnly) ?? false,
    patch: last(raw.patch),
    format: last(raw.format),
    allowDirty: last(raw.allowDirty) ?? false,
    verify: last(raw.verify) ?? 'auto',
    stdinFilename: last(raw.stdinFilename),
    lineLength: last(raw.lineLength),
    quiet: last(raw.quiet),
    color: last(raw.color),
  };
  refuseContradictions(options);
  return options;
}

function refuseContradictions(options: PlanOptions): void {
  const stdin = options.paths.includes('-');
  if (options.write && options.check) throw new UserError('--write and --check contradict each other: leave one out.');
  if (stdin && options.paths.length > 1) throw new UserError('- reads stdin and takes no other path.');
  if (stdin && options.write) throw new UserError('- writes the result to stdout: leave --write out.');
  if (stdin && options.patch !== undefined) throw new UserError('- writes the result to stdout: leave --patch out.');
  if (stdin && options.stdinFilename === undefined) throw new UserError('- needs --stdin-filename NAME.');
  if (!stdin && options.stdinFilename !== undefined)
    throw new UserError('--stdin-filename goes with - as the only path.');
  const { lineLength } = options;
  if (lineLength !== undefined && !(Number.isInteger(lineLength) && lineLength > 0)) {
    throw new UserError('--line-length takes a whole number of columns.');
  }
}

const FLAGS =
  'write check calls only-multiple safe-only patch format allow-dirty verify stdin-filename line-length quiet color help version'.split(
    ' ',
  );

/** Adds the nearest flag to yargs' complaint about an unknown one; for commands yargs does it itself. */
function withSuggestion(message: string): string {
  const unknown = /^Unknown arguments?: ([\w-]+)/.exec(message)?.[1];
  const near = unknown && nearest(unknown, FLAGS);
  if (message.startsWith('Did you mean')) return `there is no such command. ${message}`;
  const sentence = message.replace(/\n/g, ' ').replace(/[^.?]$/, '$&.');
  return near ? `${sentence} Did you mean --${near}?` : sentence;
}

function nearest(word: string, among: readonly string[]): string | undefined {
  const letters = (text: string) => new Set([...text].map((letter, i) => letter + (text[i + 1] ?? '')));
  const own = letters(word);
  let best: { name: string; score: number } | undefined;
  for (const name of among) {
    const other = letters(name);
    const shared = [...own].filter(pair => other.has(pair)).length;
    const score = (2 * shared) / (own.size + other.size);
    if (score >= 0.5 && (!best || score > best.score)) best = { name, score };
  }
  return best?.name;
}
