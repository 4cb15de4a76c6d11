import { UserError } from '../errors.js';
import { choice, type Flag, fileName, flag, isGiven, last, oneOf, type Raw, rare, STDIN, value } from './flags.js';

/** The options of `verify`. */
export interface VerifyOptions {
  readonly paths: readonly string[];
  /** The interpreter of the environment that the code runs in. */
  readonly python: string;
  readonly histories: string | undefined;
  /** A plan that was saved and not yet written. */
  readonly plan: string | undefined;
  /** `MODULE:NAME`; undefined: the Pydantic one where the repository uses it, else the SDK's own. */
  readonly converter: string | undefined;
  readonly format: 'text' | 'json';
  readonly quiet: boolean;
  readonly color: boolean | undefined;
}

const FORMATS = ['text', 'json'] as const;

/** The flags of `verify`, for yargs. */
export const verifyFlags: Readonly<Record<string, Flag>> = {
  python: value('the interpreter to verify with, as .venv/bin/python'),
  histories: value('replay these exported histories: a file, or a folder'),
  plan: value('verify a plan saved by --plan-out, in a scratch copy'),
  converter: value('MODULE:NAME of the data converter that histories need'),
  format: choice(FORMATS, 'what goes to stdout'),
  quiet: { ...flag('hide what the imported code prints'), alias: 'q' },
  color: rare(flag('colours, or --no-color; default: on a terminal')),
};

/** @throws UserError for values that an option does not take */
export function readVerifyOptions(raw: Raw): VerifyOptions {
  const python = fileName(raw, 'python');
  if (python === undefined) {
    throw new UserError('verify imports your code, so it needs --python, the interpreter to do it with.');
  }
  const converter = last(raw.converter);
  if (converter !== undefined && !/^[\w.]+:\w+$/.test(String(converter))) {
    throw new UserError('--converter takes MODULE:NAME, such as shop.convert:data_converter.');
  }
  const given = ((raw.paths as readonly unknown[] | undefined) ?? []).map(String);
  if (given.includes(STDIN)) throw new UserError('verify does not read stdin: give it files or folders.');
  return {
    paths: given.length > 0 ? given : ['.'],
    python,
    histories: fileName(raw, 'histories'),
    plan: fileName(raw, 'plan'),
    converter: converter === undefined ? undefined : String(converter),
    format: oneOf(raw, 'format', FORMATS),
    quiet: isGiven(raw, 'quiet'),
    color: last(raw.color) as boolean | undefined,
  };
}
