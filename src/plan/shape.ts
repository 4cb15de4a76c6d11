import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import { UserError } from '../errors.js';
import { packageFile } from '../package-file.js';

// Loads a large library: to be imported when it is needed.

/**
 * Checks a value from outside against one of the schemas of the package.
 * @param name of the file in `schema/`
 * @param from what to call the value in messages: the file that it was read from
 * @throws UserError with the first place that does not fit
 */
export function checkShape(value: unknown, name: string, from: string): void {
  const validate = new Ajv2020({ strict: false }).compile(packageFile(`schema/${name}`));
  if (validate(value)) return;
  throw new UserError(`${from}: ${explain(validate.errors![0]!)}`);
}

function explain({ instancePath, message, params }: ErrorObject): string {
  const extra = 'additionalProperty' in params ? `: ${params.additionalProperty}` : '';
  const values: unknown[] = params.allowedValues ?? ('allowedValue' in params ? [params.allowedValue] : []);
  const allowed = values.length === 0 ? '' : `: ${values.join(', ')}`;
  return `${instancePath === '' ? 'the content' : instancePath} ${message}${extra}${allowed}.`;
}
