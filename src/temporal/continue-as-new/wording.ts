import type { Progress } from './progress.js';
import type { Place, Work } from './work.js';

/** A line of the code that speaks for a kind. */
export interface Evidence extends Place {
  readonly message: string;
}

/** More than this of one sort is more than anybody reads. */
const MOST = 4;

const MOVES: Readonly<Record<Progress['move'], string>> = {
  step: 'is moved on',
  slice: 'is what is left of a list',
  taken: 'is a list that gets shorter',
  last: 'is the last one that was seen',
  result: 'comes with a result',
  set: 'changes',
};

/** Where and how a carried value moves on. */
export function moves({ file, node, name, move, selects }: Progress): Evidence {
  const chooses = selects === 'payload' || selects === 'index' ? ', and chooses the work' : '';
  return { file, node, message: `${name} ${MOVES[move]}${chooses}` };
}

/** The activities and children of a run. */
export function labour({ calls }: Work): Evidence[] {
  return calls.slice(0, MOST).map(({ file, node, what, name }) => {
    return {
      file,
      node,
      message: `each run ${what === 'activity' ? 'calls the activity' : 'starts the child'} ${name}`,
    };
  });
}

/** What a workflow lives for: handlers, conditions, timers. */
export function life({ handlers, waits, timers }: Work): Evidence[] {
  const shown = (places: readonly Place[], message: string) =>
    places.slice(0, MOST).map(({ file, node }) => ({ file, node, message }));
  return [
    ...handlers.slice(0, MOST).map(({ kind, file, node }) => {
      return { file, node, message: `${kind === 'update' ? 'an' : 'a'} ${kind} handler` };
    }),
    ...shown(waits, 'it waits for a condition'),
    ...shown(timers, 'a timer'),
  ];
}

/** `takes signals and waits for conditions` */
export function lifeWords({ handlers, waits, timers }: Work): string {
  const taken = new Map([
    ['signal', 'signals'],
    ['query', 'queries'],
    ['update', 'updates'],
  ]);
  const kinds = [...taken].flatMap(([kind, words]) => (handlers.some(each => each.kind === kind) ? words : []));
  return list([
    ...(kinds.length > 0 ? [`takes ${list(kinds)}`] : []),
    ...(waits.length > 0 ? ['waits for conditions'] : []),
    ...(timers.length > 0 ? ['waits on timers'] : []),
  ]);
}

/** `calls load_rows and write_row and starts ProcessBatch` */
export function labourWords({ calls }: Work): string {
  const named = (what: string) => {
    const names = [...new Set(calls.filter(each => each.what === what).map(({ name }) => name))];
    return names.length > MOST ? `${names.slice(0, MOST).join(', ')} and ${names.length - MOST} more` : list(names);
  };
  const activities = named('activity');
  const children = named('child');
  return [...(activities ? [`calls ${activities}`] : []), ...(children ? [`starts ${children}`] : [])].join(', and ');
}

/** `offset and sent move on` */
export function moveWords(progress: readonly Progress[]): string {
  return `${list(progress.map(({ name }) => name))} ${progress.length === 1 ? 'moves' : 'move'} on`;
}

/** `a, b and c` */
export function list(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
