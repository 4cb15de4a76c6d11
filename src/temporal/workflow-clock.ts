import { keyword, readCall } from '../python/calls.js';
import type { SourceFile } from '../python/source-file.js';
import type { SyntaxNode } from '../python/syntax.js';
import type { Safety } from '../types.js';
import type { Semantics } from './semantics.js';

/** What a reading of the clock becomes, `$` standing for the workflow module; undefined where nothing is certain. */
export interface ClockReading {
  readonly text: string;
  readonly safety: Safety;
}

const UTC = new Set(['datetime.timezone.utc', 'datetime.UTC']);
/** Calls that give a time zone, never None. */
const ZONES = new Set(['zoneinfo.ZoneInfo', 'pytz.timezone', 'datetime.timezone']);
const ZONE_NAMES = new Set(['pytz.utc', 'pytz.UTC']);

/**
 * The reading of the workflow's clock that gives the same type and time zone. `workflow.now()` is an aware datetime in
 * `timezone.utc`, `workflow.time()` a float, `workflow.time_ns()` an int (temporalio 1.35: workflow/_context.py). A naive
 * local time becomes a naive UTC time, and so another value where the worker's time zone is not UTC: unsafe.
 */
export function clockReading(
  file: SourceFile,
  node: SyntaxNode,
  name: string,
  semantics: Semantics,
): ClockReading | undefined {
  const call = readCall(node, file.text);
  if (!call || call.args.some(arg => arg.kind === 'star' || arg.kind === 'double-star')) return undefined;
  const [zone, ...more] = call.args;
  switch (name) {
    case 'time.time':
      return zone ? undefined : { text: '$.time()', safety: 'safe' };
    case 'time.time_ns':
      return zone ? undefined : { text: '$.time_ns()', safety: 'safe' };
    case 'datetime.datetime.utcnow':
      return zone ? undefined : { text: '$.now().replace(tzinfo=None)', safety: 'safe' };
    case 'datetime.datetime.today':
      return zone ? undefined : { text: '$.now().replace(tzinfo=None)', safety: 'unsafe' };
    case 'datetime.date.today':
      return zone ? undefined : { text: '$.now().date()', safety: 'unsafe' };
    case 'datetime.datetime.now': {
      if (!zone || zone.value.type === 'none') return { text: '$.now().replace(tzinfo=None)', safety: 'unsafe' };
      if (more.length > 0 || (zone.kind === 'keyword' && !keyword(call, 'tz'))) return undefined;
      return inZone(file, zone.value, semantics);
    }
    default:
      return undefined;
  }
}

function inZone(file: SourceFile, zone: SyntaxNode, { resolver }: Semantics): ClockReading | undefined {
  const callee = zone.type === 'call' ? zone.child('function')! : zone;
  const resolved = resolver.resolve(file, callee);
  if (resolved.kind !== 'external') return undefined;
  if (callee === zone && UTC.has(resolved.name)) return { text: '$.now()', safety: 'safe' };
  const known = callee === zone ? ZONE_NAMES.has(resolved.name) : ZONES.has(resolved.name);
  return known ? { text: `$.now().astimezone(${file.textOf(zone)})`, safety: 'safe' } : undefined;
}
