import { rules } from '../transforms/index.js';
import { kebab, type OptionForm, optionTable, TYPE_NAME } from './option-table.js';

/** The JSON schema of `[tool.temporal-codemod]`: what `schema/config.schema.json` holds, for editors. */
export function configSchema(): object {
  const names = rules.map(({ name }) => name);
  const list = (description: string, items: object) => ({ type: 'array', description, items });
  const glob = { type: 'string', minLength: 1 };
  const options = optionTable.map(({ key, form, describe }) => [
    kebab(key),
    { description: describe[0]!.toUpperCase() + describe.slice(1), ...formSchema(form) },
  ]);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:temporal-codemod:config:1',
    title: '[tool.temporal-codemod] in pyproject.toml',
    type: 'object',
    additionalProperties: false,
    properties: {
      include: list('Globs of the files to look at, from the folder of this pyproject.toml. Default: all.', glob),
      exclude: list('Globs of files to leave alone, also where they are named on the command line.', glob),
      select: list('The rules to run. Default: all.', { enum: names }),
      ignore: list('Rules not to run.', { enum: names }),
      'format-command': {
        type: 'string',
        minLength: 1,
        description: 'A command to run on the files that were written, such as `ruff format`. Needs your consent once.',
      },
      ...Object.fromEntries(options),
    },
  };
}

function formSchema(form: OptionForm): object {
  switch (form.kind) {
    case 'choice':
      return { enum: form.values, default: form.values[0] };
    case 'flag':
      return { type: 'boolean', default: false };
    case 'columns':
      return { type: 'integer', minimum: 1, maximum: 999_999 };
    case 'name':
      return { type: 'string', pattern: '^\\w+$' };
    case 'types':
      return { type: 'object', additionalProperties: { type: 'string', pattern: TYPE_NAME } };
  }
}
