import type { Options } from 'yargs';
import { UserError } from '../errors.js';

/** What yargs makes of the command line: an option that is given twice is a list. */
export type Raw = Readonly<Record<string, unknown>>;

/** What stands for a lone `-` on its way through yargs, which drops it from positional arguments. No file has that name. */
export const STDIN = '\0stdin';

/** Who may judge results; the first is the default. */
export const VERIFY = ['auto', 'python', 'tree', 'off'] as const;

// Neither defaults nor choices are left to yargs: it would print them so wide that the help of a command took two screens.

/** An option for yargs, with the words that it takes for the completion of shells. */
export interface Flag extends Options {
  readonly among?: readonly string[];
}

/** An option without a value. */
export const flag = (describe: string): Flag => ({ type: 'boolean', describe });

/** An option with a value. */
export const value = (describe: string): Flag => ({ type: 'string', requiresArg: true, describe });

/** An option that takes one of several words, the first being the default. */
export const choice = ([first, ...rest]: readonly string[], describe: string): Flag => ({
  ...value(`${first} (default), ${rest.join(', ')}: ${describe}`),
  among: [first!, ...rest],
});

/** An option that only `--help --all` shows. */
export const rare = (options: Flag): Flag => ({ ...options, hidden: true });

/** An option that is given twice counts as it is given last, as in most command lines. */
export function last(given: unknown): unknown {
  return Array.isArray(given) ? given.at(-1) : given;
}

/** Whether a flag is on. */
export function isGiven(raw: Raw, name: string): boolean {
  return last(raw[name]) === true;
}

/** The value of an option that names a file. @throws UserError for one that is none */
export function fileName(raw: Raw, name: string): string | undefined {
  const given = last(raw[name]);
  if (given === undefined) return undefined;
  // `--no-patch` gives false, `--patch=` an empty text.
  if (typeof given !== 'string' || given === '' || given === STDIN)
    throw new UserError(`--${name} takes the name of a file.`);
  return given;
}

/** The value of an option that takes one of several words. @throws UserError for another */
export function oneOf<T extends string>(raw: Raw, name: string, among: readonly T[]): T {
  const given = last(raw[name]);
  if (given === undefined) return among[0]!;
  const known = among.find(each => each === given);
  if (known === undefined) {
    const got = typeof given === 'string' && given !== '' && given !== STDIN ? `, not ${given}` : '';
    throw new UserError(`--${name} takes ${among.slice(0, -1).join(', ')} or ${among.at(-1)}${got}.`);
  }
  return known;
}
