import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, it } from 'vitest';
import { configSchema } from '../../src/settings/config-schema.js';
import { settingNames } from '../../src/settings/file-settings.js';

const FILE = resolve(import.meta.dirname, '../../schema/config.schema.json');
const schema = configSchema() as { readonly properties: Record<string, unknown> };

it('schema/config.schema.json is what the table of options gives; UPDATE_FIXTURES=1 writes it', () => {
  if (process.env.UPDATE_FIXTURES === '1') writeFileSync(FILE, `${JSON.stringify(schema, null, 2)}\n`);
  expect(JSON.parse(readFileSync(FILE, 'utf8'))).toEqual(JSON.parse(JSON.stringify(schema)));
});

it('it knows every key, and nothing else passes', () => {
  expect(Object.keys(schema.properties)).toEqual(settingNames);
  const validate = new Ajv2020({ strict: true }).compile(schema);
  const good = { include: ['src/**'], select: ['args-list'], calls: 'all', 'only-multiple': true, 'line-length': 100 };
  expect(validate(good)).toBe(true);
  for (const bad of [{ exlude: [] }, { select: ['x'] }, { calls: 'none' }, { 'line-length': 0 }, { include: 'src' }]) {
    expect(validate(bad), JSON.stringify(bad)).toBe(false);
  }
});
