import type { Argv, Options } from 'yargs';
import { UserError } from '../errors.js';
import { rules } from '../transforms/index.js';
import { VERSION } from '../version.js';
import { type ApplyOptions, applyFlags, readApplyOptions } from './apply-options.js';
import { complaint } from './complaint.js';
import { type CompletedCommand, SHELLS } from './completion.js';
import { type Flag, type Raw, STDIN } from './flags.js';
import { type PlanOptions, planFlags, readPlanOptions } from './plan-options.js';
import { type Example, planning } from './planning-commands.js';
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
    .wrap(
      argv.some(arg => !arg.startsWith('-') && arg !== 'help') ? HELP_COLUMNS : HELP_COLUMNS + COMMAND_PREFIX.length,
    )
    .showHelpOnFail(false)
    .fail((message, error) => {
      if (error && error.name !== 'YError') throw error;
      throw new UserError(complaint(message, argv));
    })
    .exitProcess(false)
    // What stands behind `--` is no option, and yargs gives it to no positional argument either.
    .parserConfiguration({ 'populate--': true, 'parse-positional-numbers': false })
    .alias('h', 'help');
  const own = (flags: Readonly<Record<string, Flag>>) => shown(flags, argv.includes('--all'));
  for (const { name, summary, listed, examples } of planning) {
    parser.command(
      `${name} [paths..]`,
      // The declared types lack `false`, which keeps a command out of the help.
      (listed ? summary : false) as string,
      args =>
        withPaths(args, `${name} [paths…]`, summary, examples)
          .options(own(planFlags(name)))
          .describe('help', RARE),
      args => {
        command = { name: 'plan', rule: name, options: readPlanOptions(name, args as Raw) };
      },
    );
  }
  parser
    .command(
      'apply <plan> [path]',
      SUMMARY.apply,
      args =>
        described(args, 'apply <plan> [path]', SUMMARY.apply, [
          ['apply plan.json --dry-run', 'show the diff'],
          ['apply plan.json', 'write it'],
          ['apply plan.json --replan', 'where files have changed since'],
        ])
          .positional('plan', { type: 'string', demandOption: true, describe: 'the file that holds the plan' })
          .positional('path', { type: 'string', default: '.', describe: 'a path in the repository' })
          .options(own(applyFlags))
          .describe('help', RARE),
      args => {
        command = { name: 'apply', options: readApplyOptions(args as Raw) };
      },
    )
    .command(
      'verify [paths..]',
      SUMMARY.verify,
      args =>
        withPaths(args, 'verify [paths…] --python PROGRAM', SUMMARY.verify, [
          ['verify src/ --python .venv/bin/python', 'modules and models'],
          ['verify --python python3 --histories h/', 'and replay histories'],
        ])
          .options(own(verifyFlags))
          .describe('help', RARE),
      args => {
        command = { name: 'verify', options: readVerifyOptions(args as Raw) };
      },
    )
    .command(
      'undo [path]',
      SUMMARY.undo,
      args =>
        described(args, 'undo [path]', SUMMARY.undo, [
          ['undo', 'in the repository of this folder'],
          ['undo ../shop', 'in that of another'],
        ]).positional('path', { type: 'string', default: '.', describe: 'a path in the repository' }),
      args => {
        command = { name: 'undo', path: args.path };
      },
    )
    .command(
      'rules',
      SUMMARY.rules,
      args => described(args, 'rules', SUMMARY.rules, [['rules | grep workflow', 'those for workflow code']]),
      () => {
        command = { name: 'rules' };
      },
    )
    .command(
      'explain <rule>',
      SUMMARY.explain,
      args =>
        described(args, 'explain <rule>', SUMMARY.explain, [
          ['explain args-list', 'what it does, and when it is safe'],
        ]).positional('rule', { type: 'string', demandOption: true, describe: 'one of those that rules lists' }),
      args => {
        command = { name: 'explain', rule: args.rule };
      },
    )
    .command(
      'completion <shell>',
      // As above: not in the list.
      false as unknown as string,
      args =>
        described(args, 'completion <shell>', 'a script for your shell, to be sourced', [
          ['completion bash >> ~/.bashrc', 'for good; zsh: ~/.zshrc'],
          ['completion fish | source', 'for now'],
        ]).positional('shell', { type: 'string', demandOption: true, describe: `${SHELLS.join(', ')}` }),
      args => {
        const shell = SHELLS.find(each => each === args.shell);
        if (!shell) throw new UserError(`completion takes ${SHELLS.join(', ')}, not ${args.shell}.`);
        command = { name: 'completion', shell, commands: completedCommands() };
      },
    )
    .epilogue(`Each command has examples: temporal-codemod args-list --help\n${moreCommands()}`);
  await parser.parseAsync(
    helpAsFlag(argv).map(arg => (arg === '-' ? STDIN : arg)),
    {},
    (_error, _args, text) => {
      output = shortenCommands(text);
    },
  );
  return command ?? { name: 'answered', output: `${output}\n` };
}

/** `help NAME` is what `NAME --help` is. */
function helpAsFlag(argv: readonly string[]): readonly string[] {
  return argv[0] === 'help' ? [...argv.slice(1), '--help'] : argv;
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

/** For the list of commands, and for the help of each. */
const SUMMARY = {
  apply: 'write a plan saved by --plan-out',
  verify: 'import, build and replay in your own Python',
  undo: 'take the last --write back',
  rules: 'list the rules',
  explain: 'a rule: why, before and after',
};
const PATHS = 'Paths are files, folders or globs; default: .';
const RARE = 'show this; with --all, the rare options too';

/** The head and the foot of a command's help. The examples come as they stand: yargs would give them half the width each. */
function described<T>(
  args: Argv<T>,
  usage: string,
  summary: string,
  examples: readonly Example[],
  more?: string,
): Argv<T> {
  const width = Math.max(...examples.map(([typed]) => typed.length)) + 2;
  const lines = examples.map(([typed, does]) => `  temporal-codemod ${typed.padEnd(width)}${does}`);
  return args
    .usage([`$0 ${usage}`, `${summary[0]!.toUpperCase()}${summary.slice(1)}.`, ...(more ? [more] : [])].join('\n'))
    .hide('version')
    .epilogue(`Examples:\n${lines.join('\n')}`);
}

/** The same for a command that takes paths, which the head explains. */
function withPaths<T>(args: Argv<T>, usage: string, summary: string, examples: readonly Example[]) {
  return described(args, usage, summary, examples, PATHS)
    .positional('paths', { type: 'string', array: true })
    .hide('paths');
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
