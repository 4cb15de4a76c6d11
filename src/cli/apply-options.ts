import type { VerifyMode } from '../plan/verify.js';
import { type Format, formats } from '../report/reporters.js';
import { choice, type Flag, fileName, flag, isGiven, last, oneOf, type Raw, rare, VERIFY, value } from './flags.js';

/** The options of `apply`. */
export interface ApplyOptions {
  /** The file that holds the plan. */
  readonly plan: string;
  /** A path in the repository to apply it to. */
  readonly path: string;
  readonly replan: boolean;
  readonly decisions: string | undefined;
  readonly dryRun: boolean;
  readonly patch: string | undefined;
  readonly format: Format;
  readonly output: string | undefined;
  readonly allowDirty: boolean;
  /** Undefined: if the user agreed once, or does when asked. */
  readonly runFormatCommand: boolean | undefined;
  readonly verify: VerifyMode;
  readonly quiet: boolean;
  readonly color: boolean | undefined;
}

/** The flags of `apply`, for yargs. */
export const applyFlags: Readonly<Record<string, Flag>> = {
  'dry-run': flag('show what would be written, and write nothing'),
  replan: flag('plan again, and apply what is the same as in the plan'),
  decisions: value('apply only the fixes that this file accepts'),
  patch: value('write a patch for `git apply` to this file'),
  'allow-dirty': flag('write files with uncommitted changes too'),
  'run-format-command': rare(flag("run pyproject.toml's format-command unasked")),
  verify: rare(choice(VERIFY, 'who judges results')),
  format: choice(formats, 'the report'),
  output: value('write the report to this file instead of stdout'),
  quiet: { ...flag('no progress and no confirmation on stderr'), alias: 'q' },
  color: rare(flag('colours, or --no-color; default: on a terminal')),
  all: rare(flag('with --help: the rare options too')),
};

/** @throws UserError for values that an option does not take */
export function readApplyOptions(raw: Raw): ApplyOptions {
  return {
    plan: String(raw.plan),
    path: String(raw.path),
    replan: isGiven(raw, 'replan'),
    decisions: fileName(raw, 'decisions'),
    dryRun: isGiven(raw, 'dry-run'),
    patch: fileName(raw, 'patch'),
    format: oneOf(raw, 'format', formats),
    output: fileName(raw, 'output'),
    allowDirty: isGiven(raw, 'allow-dirty'),
    runFormatCommand: last(raw['run-format-command']) as boolean | undefined,
    verify: oneOf(raw, 'verify', VERIFY),
    quiet: isGiven(raw, 'quiet'),
    color: last(raw.color) as boolean | undefined,
  };
}
