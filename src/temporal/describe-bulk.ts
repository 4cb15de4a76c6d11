import type { Related } from '../types.js';
import type { Bulk, BulkKind } from './bulk-data.js';

const SAYS: Readonly<Record<BulkKind, string>> = {
  rows: 'any number of entries',
  bytes: 'raw content',
  frame: 'a whole table or array',
  open: 'anything of any size',
};

const MOST_NAMED = 3;

/**
 * `request.items is list[dict] (any number of entries)`: what is bulk data in a value, for people.
 * @param owner what the value is called, such as the name of the parameter
 */
export function describeBulk(owner: string, bulks: readonly Bulk[]): string {
  const named = bulks.slice(0, MOST_NAMED).map(({ fields, text, kind }) => {
    const path = [owner, ...fields.map(({ name }) => name)].join('.');
    return `${path} is ${text} (${SAYS[kind]})`;
  });
  const more = bulks.length - named.length;
  return `${named.join(', ')}${more > 0 ? `, and ${more} more` : ''}`;
}

/** The fields that hold the bulk data, each place once. */
export function bulkPlaces(bulks: readonly Bulk[]): Related[] {
  const places = new Map<string, Related>();
  for (const { fields, text } of bulks.slice(0, MOST_NAMED)) {
    const field = fields.at(-1);
    if (!field) continue;
    const { path } = field.file;
    const { start, end } = field.node;
    places.set(`${path}:${start}`, { path, start, end, message: `the field: ${field.name}: ${text}` });
  }
  return [...places.values()];
}
