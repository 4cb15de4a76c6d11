import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { takeAsWritten } from '../plan/take-as-written.js';
import { configSource } from '../project/config-file.js';
import { safeEnvironment } from '../safe-environment.js';
import { Settings } from '../settings/settings.js';
import { visible } from '../visible.js';
import { hasConsent, rememberConsent } from './consent.js';
import { Keyboard } from './keyboard.js';
import type { World } from './world.js';

/** How to treat the format-command of a repository. */
export interface Formatting {
  /** True: run it without a question. False: never. Undefined: if the user agreed to it once, or does now. */
  readonly runFormatCommand: boolean | undefined;
  /** Asks a question; a terminal is asked where there is none given. */
  readonly ask?: ((question: string) => Promise<boolean>) | undefined;
}

/** One command with the files that it is to go over, relative to the folder that it runs in. */
interface Job {
  readonly command: string;
  /** Relative to the root; empty for the root itself. */
  readonly folder: string;
  readonly config: string;
  readonly files: string[];
}

const FILES_AT_ONCE = 500;

/**
 * Runs the `format-command` of the settings on the files that were written. A command that a repository brings along is
 * run only if the user agreed to it, for this repository and in these words.
 * @param written relative to the root
 * @returns whether all went well
 */
export async function formatWritten(
  root: string,
  written: readonly string[],
  formatting: Formatting,
  world: World,
): Promise<boolean> {
  let good = true;
  let ran = false;
  for (const job of jobsFor(root, written)) {
    if (!(await mayRun(root, job, formatting, world))) continue;
    ran = true;
    good = run(root, job, world) && good;
  }
  if (ran) await takeAsWritten(root);
  return good;
}

function jobsFor(root: string, written: readonly string[]): Job[] {
  const settings = new Settings(configSource(root));
  const jobs = new Map<string, Job>();
  for (const path of written) {
    const { path: config, settings: own } = settings.from(path);
    if (config === undefined || own.formatCommand === undefined) continue;
    const folder = config.slice(0, Math.max(config.lastIndexOf('/'), 0));
    const job = jobs.get(config) ?? { command: own.formatCommand, folder, config, files: [] };
    jobs.set(config, job);
    // A name that begins with a dash is no option.
    job.files.push(`./${folder === '' ? path : path.slice(folder.length + 1)}`);
  }
  return [...jobs.values()];
}

async function mayRun(root: string, job: Job, formatting: Formatting, world: World): Promise<boolean> {
  const { command, config, files } = job;
  const { runFormatCommand, ask } = formatting;
  if (runFormatCommand !== undefined) return runFormatCommand;
  if (hasConsent(world.configFolder, root, command)) return true;
  const what = visible(
    `${config} asks to run \`${command}\` on the ${files.length === 1 ? 'file that was' : `${files.length} files that were`} written`,
  );
  if (!ask && (!world.terminal || world.keyboard.isTTY !== true)) {
    world.err(`${what}. It was not run: --run-format-command allows it.\n`);
    return false;
  }
  world.err(`${what}.\n`);
  const agreed = await (ask ?? askOnTerminal(world))('Run it, now and from now on [y,n]? ');
  if (agreed) rememberConsent(world.configFolder, root, command);
  return agreed;
}

const askOnTerminal = (world: World) => async (question: string) => {
  const keyboard = new Keyboard({ input: world.keyboard, output: world.screen });
  try {
    return await isYes(keyboard, question);
  } finally {
    keyboard.close();
  }
};

/** Asks a question; anything but a yes is a no. */
export async function isYes(keyboard: Keyboard, question: string): Promise<boolean> {
  const answer = await keyboard.ask(question);
  return typeof answer !== 'string' && /^y(es)?$/i.test(answer.text.trim());
}

/** The command's own words go to stderr. File names are arguments, never part of the command. */
function run(root: string, { command, folder, files }: Job, world: World): boolean {
  for (let at = 0; at < files.length; at += FILES_AT_ONCE) {
    const args = ['-c', `${command} "$@"`, 'sh', ...files.slice(at, at + FILES_AT_ONCE)];
    const options = { cwd: join(root, folder), encoding: 'utf8', env: safeEnvironment() } as const;
    const { status, error, stdout, stderr } = spawnSync('sh', args, options);
    if (!error && status === 0) continue;
    const why = error?.message ?? `exit code ${status}`;
    world.err(
      `${stdout ?? ''}${stderr ?? ''}\`${visible(command)}\` failed (${why}). The files are written, but not formatted.\n`,
    );
    return false;
  }
  return true;
}
