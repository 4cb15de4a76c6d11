import { tableOf } from '../project/toml.js';
import { type OptionForm, TYPE_NAME } from './option-table.js';

/** Whether an option may have the value. */
export function isValue(form: OptionForm, value: unknown): boolean {
  switch (form.kind) {
    case 'choice':
      return typeof value === 'string' && form.values.includes(value);
    case 'flag':
      return typeof value === 'boolean';
    case 'columns':
      return Number.isInteger(value) && (value as number) > 0 && (value as number) < 1_000_000;
    case 'name':
      return typeof value === 'string' && /^\w+$/.test(value);
    case 'types': {
      const table = tableOf(value);
      const isType = (each: unknown) => typeof each === 'string' && new RegExp(TYPE_NAME).test(each);
      return table !== undefined && Object.values(table).every(isType);
    }
  }
}

/** What an option takes, in words that follow `takes`. */
export function takes(form: OptionForm): string {
  switch (form.kind) {
    case 'choice':
      return `${form.values.slice(0, -1).join(', ')} or ${form.values.at(-1)}`;
    case 'flag':
      return 'true or false';
    case 'columns':
      return 'a whole number of columns';
    case 'name':
      return 'a word of letters, digits and underscores';
    case 'types':
      return 'a table of types, each a builtin or a dotted name such as pydantic.EmailStr';
  }
}
