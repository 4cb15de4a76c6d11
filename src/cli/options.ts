import type { Argv, Options } from 'yargs';
import { UserError } from '../errors.js';
import { nearest } from '../nearest.js';
import { rules } from '../transforms/index.js';
import { VERSION } from '../version.js';
import { type ApplyOptions, applyFlags, readApplyOptions } from './apply-options.js';
import { type CompletedCommand, SHELLS } from './completion.js';
import { type Flag, type Raw, STDIN } from './flags.js';
import { type PlanOptions, planFlags, readPlanOptions } from './plan-options.js';
import { readVerifyOptions, type VerifyOptions, verifyFlags } from './verify-options.js';

/** What the user asked for. */
export type Command =
  | { readonly name: 'plan'; readonly rule: string; readonly options: PlanOptions }
  | { readonly name: 'apply'; readonly options: ApplyOptions }
  | { readonly name: 'verify'; readonly options: VerifyOptions }
  | { readonly name: 'undo'; readonly path: string }
  | { readonly name: 'rules' }
  | { readonly name: 'explain'; readonly rule: string }
  | {
      readonly name: 'completion';
      readonly shell: (typeof SHELLS)[number];
      readonly commands: readonly CompletedCommand[];
    }
  /** yargs has answered by itself: help, version. */
  | { readonly name: 'answered'; readonly output: string };

/** A command that makes a plan. */
interface Planning {
  readonly name: string;
  readonly summary: string;
  readonly writes: boolean;
  /** Whether the help says more of it than its name: that of all would not fit a screen. */
  readonly listed: boolean;
  /** What the example in its help does. */
  readonly example: string;
}

const planning: readonly Planning[] = [
  ...rules
    .filter(({ kind }) => kind === 'transform')
    .map(({ name, summary, checklist }) => {
      const listed = !checklist.startsWith('runtime-');
      return { name, summary, writes: true, listed, example: 'write; without it, show' };
    }),
  {
    name: 'migrate',
    summary: 'all transforms, in order',
    writes: true,
    listed: true,
    example: 'write; without it, show',
  },
  {
    name: 'check',
    summary: 'what every rule finds; changes nothing',
    writes: false,
    listed: true,
    example: 'findings, exit 1 if there are any',
  },
];

/**
 * Reads the command line.
 * @throws UserError for anything that is not understood, with the nearest thing that is
 */
export async function parseArguments(argv: readonly string[]): Promise<Command> {
  const { default: yargs } = await import('yargs');
  let command: Command | undefined;
  let output = '';
  const parser = yargs();
  // The declared types lack this one: without it every line of the help ends in the type of its option.
  (parser as Argv & { usageConfiguration(settings: object): Argv }).usageConfiguration({ 'hide-types': true });
  parser
    .scriptName('temporal-codemod')
    .version(VERSION)
    .usage('$0 <command> [paths…]\nMoves Python code that uses Temporal to a policy. Writes with --write alone.')
    // The messages and the help are ours and in English; yargs would mix in the language of the machine.
    .locale('en')
    .strict()
    .recommendCommands()
    .demandCommand(1, 'Name a command, such as args-list.')
    .wrap(argv.some(arg => !arg.startsWith('-')) ? HELP_COLUMNS : HELP_COLUMNS + COMMAND_PREFIX.length)
    .showHelpOnFail(false)
    .fail((message, error) => {
      if (error && error.name !== 'YError') throw error;
      throw new UserError(complaint(message, argv));
    })
    .exitProcess(false)
    // What stands behind `--` is no option, and yargs gives it to no positional argument either.
    .parserConfiguration({ 'populate--': true, 'parse-positional-numbers': false })
    .alias('h', 'help');
  for (const { name, summary, writes, listed, example } of planning) {
    parser.command(
      `${name} [paths..]`,
      // The declared types lack `false`, which keeps a command out of the help.
      (listed ? summary : false) as string,
      args => {
        args
          .usage(`$0 ${name} [paths…]`)
          .positional('paths', { type: 'string', array: true, describe: 'files, folders, globs; default: .' })
          .options(shown(planFlags(name), argv.includes('--all')))
          .hide('version')
          .example(`$0 ${name} src/${writes ? ' --write' : ''}`, example);
      },
      args => {
        command = { name: 'plan', rule: name, options: readPlanOptions(name, args as Raw) };
      },
    );
  }
  parser
    .command(
      'apply <plan> [path]',
      'write a plan saved by --plan-out',
      args =>
        args
          .usage('$0 apply <plan> [path]')
          .positional('plan', { type: 'string', demandOption: true, describe: 'the file that holds the plan' })
          .positional('path', { type: 'string', default: '.', describe: 'a path in the repository' })
          .options(shown(applyFlags, argv.includes('--all')))
          .hide('version')
          .example('$0 apply plan.json --dry-run', 'show it')
          .example('$0 apply plan.json', 'write it'),
      args => {
        command = { name: 'apply', options: readApplyOptions(args as Raw) };
      },
    )
    .command(
      'verify [paths..]',
      'import, build and replay in your own Python',
      args =>
        args
          .usage('$0 verify [paths…] --python PROGRAM')
          .positional('paths', { type: 'string', array: true, describe: 'files, folders, globs; default: .' })
          .options(shown(verifyFlags, argv.includes('--all')))
          .hide('version')
          .example('$0 verify src/ --python .venv/bin/python', 'modules, definitions, models')
          .example('$0 verify --python python3 --histories h/', 'and replay histories'),
      args => {
        command = { name: 'verify', options: readVerifyOptions(args as Raw) };
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
      'a rule: why, before and after',
      args =>
        args.positional('rule', { type: 'string', demandOption: true, describe: 'one of those that rules lists' }),
      args => {
        command = { name: 'explain', rule: args.rule };
      },
    )
    .command(
      'completion <shell>',
      // As above: not in the list.
      false as unknown as string,
      args => args.positional('shell', { type: 'string', demandOption: true, describe: `${SHELLS.join(', ')}` }),
      args => {
        const shell = SHELLS.find(each => each === args.shell);
        if (!shell) throw new UserError(`completion takes ${SHELLS.join(', ')}, not ${args.shell}.`);
        command = { name: 'completion', shell, commands: completedCommands() };
      },
    )
    .epilogue(`Each command has examples: temporal-codemod args-list --help\n${moreCommands()}`);
  await parser.parseAsync(
    argv.map(arg => (arg === '-' ? STDIN : arg)),
    {},
    (_error, _args, text) => {
      output = shortenCommands(text);
    },
  );
  return command ?? { name: 'answered', output: `${output}\n` };
}

/** All commands with their flags, for the completion of shells. */
function completedCommands(): CompletedCommand[] {
  const flags = (options: Readonly<Record<string, Flag>>) =>
    Object.entries({ ...options, help: { describe: 'show help' } as Flag }).map(
      ([name, { describe = '', among = [] }]) => {
        return { name, describe, values: among };
      },
    );
  const plain = (name: string, summary: string, words: readonly string[] = []) => ({
    name,
    summary,
    words,
    flags: flags({}),
  });
  return [
    ...planning.map(({ name, summary }) => ({ name, summary, words: [], flags: flags(planFlags(name)) })),
    { name: 'apply', summary: 'write a plan saved by --plan-out', words: [], flags: flags(applyFlags) },
    { name: 'verify', summary: 'import, build and replay in your own Python', words: [], flags: flags(verifyFlags) },
    plain('undo', 'take the last --write back'),
    plain('rules', 'list the rules'),
    plain(
      'explain',
      'a rule: why, before and after',
      rules.map(({ name }) => name),
    ),
    plain('completion', 'a script for your shell', SHELLS),
  ];
}

/** Names the commands that the list leaves out. */
function moreCommands(): string {
  const names = planning.flatMap(each => (each.listed ? [] : each.name));
  const half = Math.floor(names.length / 2);
  return `More, see rules: ${names.slice(0, half).join(', ')},\n${names.slice(half).join(', ')}.`;
}

/** The options for the help: the rare ones only on request. */
function shown(options: Readonly<Record<string, Options>>, all: boolean): Record<string, Options> {
  return Object.fromEntries(
    Object.entries(options).map(([name, option]) => [name, all ? { ...option, hidden: false } : option]),
  );
}

/** Every command starts with the name of the program in what yargs prints, which is half of its line. */
const COMMAND_PREFIX = 'temporal-codemod ';
const HELP_COLUMNS = 80;

/** Takes the program's name out of the list of commands, and its width out of the column behind them. */
function shortenCommands(help: string): string {
  return help.replace(/^Commands:\n(?:.+\n)+/m, list =>
    list.replace(/^ {2}temporal-codemod (.*)$/gm, '  $1').replace(/^ {19}( +\S.*)$/gm, '  $1'),
  );
}

/** What yargs complains about, in one sentence that says what would be right. */
function complaint(message: string, argv: readonly string[]): string {
  const name = argv.find(arg => !arg.startsWith('-'));
  if (message.startsWith('Did you mean')) return `there is no command ${name}. ${message}`;
  if (message.startsWith('Not enough non-option arguments')) {
    if (name === 'completion') return `completion needs the name of a shell: ${SHELLS.join(', ')}.`;
    return name === 'apply' ? 'apply needs the name of a plan file.' : `${name} needs the name of a rule; see: rules.`;
  }
  const lacking = /^Not enough arguments following: (.+)$/.exec(message)?.[1];
  if (lacking) return `--${lacking} needs a value behind it.`;
  const unknown = /^Unknown arguments?: ([^,]+)/.exec(message)?.[1];
  if (unknown === undefined) return message.replace(/\s+/g, ' ').replace(/[^.?]$/, '$&.');
  if (name === 'check' && unknown === 'write') return 'check changes nothing; migrate and the transforms take --write.';
  const isFlag = argv.some(arg => arg.replace(/=.*/, '').replace(/^-+/, '-') === `-${unknown}`);
  if (!isFlag) return unknown === name ? `there is no command ${name}.` : `${unknown} is one argument too many.`;
  const near = nearest(unknown, ['help', 'version', ...flagsOf(name)]);
  const dashes = unknown.length === 1 ? '-' : '--';
  return `${name ? `${name} has no` : 'there is no'} ${dashes}${unknown}.${near ? ` Did you mean --${near}?` : ''}`;
}

function flagsOf(command: string | undefined): string[] {
  if (command === 'apply') return Object.keys(applyFlags);
  if (command === 'verify') return Object.keys(verifyFlags);
  return planning.some(({ name }) => name === command) ? Object.keys(planFlags(command!)) : [];
}
