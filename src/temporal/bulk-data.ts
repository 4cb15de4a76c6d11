import { type ClassType, type RecordField, recordFields, rootType } from '../python/record-fields.js';
import type { Resolver } from '../python/resolver.js';
import type { Type } from '../python/types.js';

/**
 * Data that grows with what is processed, and so does not belong into a history.
 * `rows`: a collection of records. `bytes`: raw content. `frame`: tables and arrays of the data libraries.
 * `open`: a dict or list of anything, whose size nothing bounds.
 */
export type BulkKind = 'rows' | 'bytes' | 'frame' | 'open';

/** Bulk data inside a type, and the way to it. */
export interface Bulk {
  readonly kind: BulkKind;
  /** A collection of models, dataclasses, dicts of texts or the like: of what may be a part of one thing. */
  readonly ofRecords: boolean;
  /**
   * The type alone says that it is data. A list of records in a field may be a handful of parts, and a dict of dicts a
   * table of settings: how they are used tells.
   */
  readonly sure: boolean;
  /** As written, such as `list[dict[str, Any]]`. */
  readonly text: string;
  /** The fields that lead to it from the outside in; empty where the type itself is bulk data. */
  readonly fields: readonly RecordField[];
}

/** Classes whose instances hold tables, arrays or whole files. */
const FRAMES =
  /^(?:(?:pandas|polars|geopandas|dask\.dataframe|modin\.pandas|pyspark\.sql|cudf)(?:\.[\w.]+)?\.(?:DataFrame|LazyFrame|GeoDataFrame|Series)|numpy\.(?:ndarray|typing\.(?:NDArray|ArrayLike))|pyarrow(?:\.lib)?\.(?:Table|RecordBatch|Array|ChunkedArray)|xarray\.(?:Dataset|DataArray)|torch\.Tensor|PIL\.Image\.Image)$/;

const MAX_DEPTH = 8;
/** What has at most this many entries by its own limit is a setting or a handful of parts, not a data set. */
const FEW = 100;

/** All bulk data in a type: itself, members of a union, fields of models at any depth; open dicts and lists are left out. */
export function bulkData(type: Type, resolver: Resolver): Bulk[] {
  return find(type, resolver, [], []).filter(({ kind }) => kind !== 'open');
}

/**
 * Bulk data without the lists of records that lie deeper than in a field of the type itself: those are mostly parts of one
 * record, such as the attachments of a message.
 */
export function nearBulk(type: Type, resolver: Resolver): Bulk[] {
  return bulkData(type, resolver).filter(({ fields, ofRecords }) => !ofRecords || fields.length <= 1);
}

/** The bulk data that a finding is about, and how bad that is. */
export interface Judged {
  readonly told: readonly Bulk[];
  /** Left out: as bad as the rule says. */
  readonly severity?: 'info';
}

/**
 * How bad it is that a value holds these: as its rule says where one is data for certain, by its type or since a workflow
 * goes through it call by call; else worth knowing. Then those alone are told.
 * @param worked names that the workflow works through
 * @param isHarmless what is known to be small, whatever its type
 */
export function judgeBulk(
  owner: string,
  bulks: readonly Bulk[],
  worked: ReadonlySet<string> = new Set(),
  isHarmless: (name: string, bulk: Bulk) => boolean = () => false,
): Judged {
  const data = bulks.filter(bulk => {
    const name = bulk.fields.at(-1)?.name ?? owner;
    return (bulk.sure || worked.has(name)) && !isHarmless(name, bulk);
  });
  return data.length > 0 ? { told: data } : { told: bulks, severity: 'info' };
}

/**
 * The same for what an activity gives back: contents and tables are never what a workflow decides on, rows may be.
 */
export function resultSeverity(bulks: readonly Bulk[]): { readonly severity?: 'info' } {
  return bulks.some(({ kind }) => kind === 'bytes' || kind === 'frame') ? {} : { severity: 'info' };
}

/** The dicts and lists of anything in a type, found in the same way. */
export function openData(type: Type, resolver: Resolver): Bulk[] {
  return find(type, resolver, [], []).filter(({ kind }) => kind === 'open');
}

type Make = (kind: BulkKind, ofRecords?: boolean, sure?: boolean) => Bulk[];

function find(
  type: Type,
  resolver: Resolver,
  fields: readonly RecordField[],
  inside: readonly ClassType['node'][],
): Bulk[] {
  const bulk: Make = (kind, ofRecords = false, sure = !ofRecords || fields.length === 0) => [
    { kind, ofRecords, sure, text: type.text, fields },
  ];
  if (type.maxLength !== undefined && type.maxLength <= FEW) return [];
  switch (type.kind) {
    case 'bytes':
      return bulk('bytes');
    case 'external':
      return FRAMES.test(type.name) ? bulk('frame') : [];
    case 'collection':
      return ofItems(type.item, resolver, bulk);
    case 'mapping':
      // Names by key are as small as names in a list.
      if (type.value.kind === 'collection' && isPlain(type.value.item)) return [];
      if (type.value.kind === 'mapping') return bulk('rows', false, false);
      return ofItems(type.value, resolver, bulk);
    case 'union':
      return unique(type.members.flatMap(member => find(member, resolver, fields, inside)));
    case 'tuple':
      return unique(type.items.flatMap(item => find(item, resolver, fields, inside)));
    case 'class': {
      const root = rootType(type, resolver);
      if (root) return find(root, resolver, fields, inside);
      if (inside.length >= MAX_DEPTH || inside.includes(type.node)) return [];
      return recordFields(type, resolver).flatMap(field =>
        find(field.type, resolver, [...fields, field], [...inside, type.node]),
      );
    }
    default:
      return [];
  }
}

/** A collection is bulk data by what it holds: many scalars are ids or names, many records are the data themselves. */
function ofItems(item: Type, resolver: Resolver, bulk: Make): Bulk[] {
  switch (item.kind) {
    case 'any':
      return bulk('open');
    case 'bytes':
      return bulk('bytes');
    case 'external':
      return FRAMES.test(item.name) ? bulk('frame') : [];
    case 'mapping':
      // A dict of texts may as well be a reference or a setting.
      return isPlain(item.value) ? bulk('rows', true) : bulk('rows');
    case 'collection':
      return item.item.kind === 'any' ? bulk('open') : bulk('rows', item.item.kind === 'class');
    case 'class': {
      const root = rootType(item, resolver);
      if (root) return ofItems(root, resolver, bulk);
      return recordFields(item, resolver).length > 0 ? bulk('rows', true) : [];
    }
    case 'union':
      for (const member of item.members) {
        const found = ofItems(member, resolver, bulk);
        if (found.length > 0) return found;
      }
      return [];
    default:
      return [];
  }
}

function isPlain({ kind }: Type): boolean {
  return kind === 'scalar' || kind === 'literal' || kind === 'enum';
}

function unique(all: readonly Bulk[]): Bulk[] {
  return all.filter((bulk, i) => all.findIndex(other => other.text === bulk.text) === i || bulk.fields.length > 0);
}
