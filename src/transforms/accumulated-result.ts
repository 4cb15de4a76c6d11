import { resultOf } from '../project/call-targets.js';
import { isTestFile } from '../python/test-files.js';
import type { Type } from '../python/types.js';
import { returnedPiles } from '../temporal/accumulation.js';
import { candidateActivityCalls, candidateChildCalls } from '../temporal/candidates.js';
import { entryPoints } from '../temporal/entry-points.js';
import { hasFewTurns } from '../temporal/few-turns.js';
import { loopsAround } from '../temporal/loops.js';
import { placeOf } from '../temporal/places.js';
import { workflowCode } from '../temporal/run-code.js';
import { shortName } from '../temporal/sdk-api.js';
import type { FileRule } from './transform.js';

/** A workflow that collects the results of its activities or children and returns them all. */
export const accumulatedResult: FileRule = {
  name: 'accumulated-result',
  kind: 'check',
  scope: 'file',
  summary: 'workflows do not return the collected results of their activities',
  severity: 'warning',
  checklist: 'results-summary',
  defaultOn: true,
  explain: {
    why: 'Each result is in the history already, where its activity ended; the collected list stores all of them once more. Count while the loop runs, and return the counts and where the results are.',
    bad: 'results.append(result)  # in a loop, then: return results',
    good: 'done += result.count  # in a loop, then: return Summary(done=done, location=location)',
    fix: 'count while the loop runs; let the activity store its result, and return the counts and the location.',
    limits:
      'lists that only part of each result goes into; results that are handed on to another activity; helpers in other modules. Results that are known to be one id, number or text are left alone, and so are loops of a length that is written out, over a slice of twenty items or fewer, and calls that are made for written values alone. Lists and dicts of ids, names or numbers are a remark. Tests are left out.',
  },
  candidates(project) {
    const activities = candidateActivityCalls(project);
    const children = candidateChildCalls(project);
    return latin1 => activities(latin1) || children(latin1);
  },
  *find(file, project) {
    if (isTestFile(file)) return;
    for (const point of entryPoints(file, project)) {
      if (point.kind !== 'workflow') continue;
      const code = workflowCode(point, project);
      for (const { call, loop, collects, returned } of returnedPiles(code)) {
        const type = resultOf(call.sdk, project);
        if (type && isSmall(type)) continue;
        const loops = loopsAround(file, call.node);
        if (loops.length > 0 && loops.every(each => hasFewTurns(file, each, call))) continue;
        const api = shortName(call.sdk.api.name);
        yield {
          rule: accumulatedResult.name,
          path: file.path,
          span: { start: returned.start, end: returned.end },
          ...(type && isOfNames(type) && { severity: 'info' }),
          message: `${point.name} returns one result of ${api} for each turn of a loop: all of them are in the history already. Return counts, and where the results are stored.`,
          related: [
            placeOf(file, loop.node, 'the loop'),
            placeOf(file, collects, 'the results are collected here'),
            placeOf(file, call.node, 'the call'),
          ],
        };
      }
    }
  },
};

/** Ids, names, counts and verdicts: many of them are still a summary. */
const SMALL = new Set(['scalar', 'literal', 'enum', 'none']);

function isSmall(type: Type): boolean {
  return type.kind === 'union' ? type.members.every(isSmall) : SMALL.has(type.kind);
}

/** Paths and ids of what is stored: what is returned then is where the results are. */
function isOfNames(type: Type): boolean {
  switch (type.kind) {
    case 'collection':
      return isSmall(type.item);
    case 'mapping':
      return isSmall(type.key) && isSmall(type.value);
    case 'tuple':
      return type.items.every(isSmall);
    case 'union':
      return type.members.every(member => isSmall(member) || isOfNames(member));
    default:
      return false;
  }
}
