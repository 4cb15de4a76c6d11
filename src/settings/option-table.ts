// The settings layer knows what people may ask of the rules: by flag, in pyproject.toml, by default. It turns words into
// options and knows nothing of plans, reports or the process.
import type { Rule, RuleOptions } from '../transforms/transform.js';

/** What an option takes. The first of several words is the default; a flag that is not given is off. */
export type OptionForm =
  | { readonly kind: 'choice'; readonly values: readonly [string, string, ...string[]] }
  | { readonly kind: 'flag' }
  | { readonly kind: 'columns' }
  /** Letters, digits and underscores, as in a Python name. */
  | { readonly kind: 'name' }
  /** Types of Python by name; cannot be given on the command line. */
  | { readonly kind: 'types' };

/**
 * A type that can be imported by the name it has: a builtin, or a dotted name. Anything else would be written into code as
 * it is, and the setting comes with the repository.
 */
export const TYPE_NAME =
  '^(?:(?:str|int|float|bool|bytes|list|dict|set|frozenset|tuple)|(?:[A-Za-z_]\\w*\\.)+[A-Za-z_]\\w*)$';

/** An option of rules as people see it. */
export interface OptionRow {
  readonly key: keyof RuleOptions;
  readonly form: OptionForm;
  /** For `--help` and the schema. */
  readonly describe: string;
}

// A key of RuleOptions without a row does not compile.
const forms: { readonly [K in keyof Required<RuleOptions>]: Omit<OptionRow, 'key'> } = {
  calls: { form: { kind: 'choice', values: ['activities', 'all'] }, describe: 'which single payloads move' },
  onlyMultiple: { form: { kind: 'flag' }, describe: 'leave single payloads as they are' },
  lineLength: { form: { kind: 'columns' }, describe: "default: what the project's ruff or black has, or 88" },
  dataclasses: { form: { kind: 'choice', values: ['report', 'convert'] }, describe: 'of a dataclass parameter' },
  inFlight: { form: { kind: 'flag' }, describe: 'keep taking the payloads of running workflows' },
  modelSuffix: { form: { kind: 'name' }, describe: 'what names of new models end in; default: Request' },
  fieldTypes: { form: { kind: 'types' }, describe: 'types of fields by the name of the parameter' },
};

/** All options of rules, in the order in which they are shown. */
export const optionTable: readonly OptionRow[] = Object.entries(forms).map(([key, row]) => {
  return { key: key as keyof RuleOptions, ...row };
});

/** The options that some of these rules read. */
export function optionsOfRules(rules: readonly Rule[]): readonly OptionRow[] {
  return optionTable.filter(({ key }) => rules.some(({ options }) => options?.includes(key)));
}

/** The name of an option on the command line (without dashes) and in pyproject.toml: `onlyMultiple` is `only-multiple`. */
export function kebab(key: string): string {
  return key.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`);
}

/** What applies where nobody says anything. */
export const DEFAULTS = Object.fromEntries(optionTable.flatMap(defaultOf)) as unknown as RuleOptions;

function defaultOf({ key, form }: OptionRow): [string, string | boolean][] {
  if (form.kind === 'choice') return [[key, form.values[0]]];
  return form.kind === 'flag' ? [[key, false]] : [];
}
