import { parametersOf } from '../../python/functions.js';
import type { WorkflowDefinition } from '../definitions.js';
import type { Semantics } from '../semantics.js';
import { carriedBy } from './carried.js';
import { type Surroundings, surroundings } from './ends.js';
import { mutationsIn } from './mutations.js';
import { type Progress, progressOf, usesOf } from './progress.js';
import { unitsOf, type WorkflowUnit } from './unit.js';
import type { ContinueAsNewUse } from './uses.js';
import { handlerCode, type Place, type Work, workOf } from './work.js';

/**
 * `batch`: every run does a part of the work and hands its place in the data to the next one. `entity`: the workflow
 * lives long, for its signals, its updates or its timer. `unclear`: the code does not tell.
 */
export type LoopKind = 'batch' | 'entity' | 'unclear';

/** A line of the code that speaks for a kind. */
export interface Evidence extends Place {
  readonly message: string;
}

/** What kind of loop a use makes, and why. */
export interface Loop {
  readonly use: ContinueAsNewUse;
  readonly kind: LoopKind;
  /** One sentence without its first letter in upper case, for people. */
  readonly why: string;
  readonly evidence: readonly Evidence[];
  /** The workflow; undefined where none is known, or several are. */
  readonly unit: WorkflowUnit | undefined;
  readonly work: Work;
  /** The carried values that move on. */
  readonly progress: readonly Progress[];
}

const NO_WORK: Work = { calls: [], timers: [], waits: [], handlers: [] };

/** Sorts one use. */
export function classify(
  use: ContinueAsNewUse,
  semantics: Semantics,
  workflows: () => readonly WorkflowDefinition[],
): Loop {
  const loops = unitsOf(use, semantics, workflows).map(unit => classifyIn(use, unit, semantics));
  const [first] = loops;
  const unknown = { use, kind: 'unclear', evidence: [], unit: undefined, work: NO_WORK, progress: [] } as const;
  if (!first) return { ...unknown, why: 'it stands in no function' };
  if (use.spelling === 'handed on' && first.kind !== 'entity') {
    return { ...unknown, why: 'the function is handed on as a value, and who calls it with what is not known' };
  }
  if (loops.every(({ kind }) => kind === first.kind)) return first;
  const named = loops.map(({ unit, kind }) => `${nameOf(unit)}: ${kind}`);
  return { ...unknown, why: `several workflows come here, and are of different kinds (${named.join(', ')})` };
}

function nameOf(unit: WorkflowUnit | undefined): string {
  const { owner } = unit ?? {};
  return owner ? owner.file.textOf(owner.node.child('name')!) : 'a function';
}

function classifyIn(use: ContinueAsNewUse, unit: WorkflowUnit, semantics: Semantics): Loop {
  const work = workOf(unit, semantics);
  const around = surroundings(use, unit.run);
  const touched = handlerCode(work, unit, semantics).flatMap(ref => mutationsIn(ref).map(({ path }) => path));
  const fromHandlers = (path: string) =>
    path.includes('.') &&
    touched.some(each => each === path || each.startsWith(`${path}.`) || path.startsWith(`${each}.`));
  const input = new Set(
    unit.run
      ? parametersOf(unit.run.file, unit.run.node)
          .slice(1)
          .map(each => each.name)
      : [],
  );
  const state = carriedBy(use, unit, semantics);
  const mutations = unit.functions.flatMap(mutationsIn);
  const moving = progressOf(state.values, mutations, usesOf(unit.functions, work.calls), input);
  const progress = moving.filter(({ paths }) => !paths.some(fromHandlers));
  const base = { use, unit, work, progress };
  const said = decide(work, progress, around, state.opaque, use);
  return { ...base, ...said };
}

type Verdict = Pick<Loop, 'kind' | 'why' | 'evidence'>;

function decide(
  work: Work,
  progress: readonly Progress[],
  around: Surroundings,
  opaque: boolean,
  use: ContinueAsNewUse,
): Verdict {
  const strong = progress.filter(({ strength }) => strength === 'strong');
  const stepped = strong.filter(({ selects, move }) => selects === 'payload' && move === 'step');
  const listens = work.waits.length > 0 || work.handlers.some(({ kind }) => kind !== 'query');
  const waits = work.timers.length > 0;
  const works = work.calls.length > 0;
  const proof = (...parts: readonly (readonly Evidence[])[]): readonly Evidence[] => parts.flat();
  const moved = strong.map(moves);
  const labour = work.calls.slice(0, MOST).map(each => {
    return {
      ...each,
      message: `each run ${each.what === 'activity' ? 'calls the activity' : 'starts the child'} ${each.name}`,
    };
  });
  const end = around.ends ? [{ ...around.ends, message: 'the chain of runs ends here' }] : [];
  const life = [...listening(work), ...resting(work)];

  if (use.call?.target) {
    return unclear('it goes on as the workflow that is given by name, which is no loop by itself', []);
  }
  if (works && strong.length > 0) {
    const names = list(strong.map(({ name }) => name));
    if (waits && !around.ends) {
      const why = `it has a timer and no end: it keeps looking for news, and remembers ${names}`;
      return { kind: 'entity', why, evidence: proof(life, moved) };
    }
    if (listens && (stepped.length === 0 || !around.ends)) {
      const why = `${names} ${moveWord(strong)} from run to run as in a batch loop, but it also ${lifeOf(work)}`;
      return unclear(why, proof(moved, labour, life));
    }
    const why = `${names} ${moveWord(strong)} from run to run, and each run ${labourOf(work)}`;
    return { kind: 'batch', why, evidence: proof(moved, labour, end, listening(work)) };
  }
  if (listens) return { kind: 'entity', why: `it ${lifeOf(work)}`, evidence: life };
  const weak = progress.filter(({ strength }) => strength === 'weak' && works);
  const steady = weak.filter(({ selects }) => selects !== 'nothing');
  if (!waits && steady.length > 0) {
    const why = `${list(steady.map(({ name }) => name))} ${moveWord(steady)} from run to run, and each run ${labourOf(work)} with it`;
    return { kind: 'batch', why, evidence: proof(steady.map(moves), labour, end) };
  }
  if (waits) {
    if (works && around.ends && looksLikeData(work, use)) {
      return unclear(
        `it waits on a timer, but it also ${labourOf(work)} and comes to an end: where it stands in its data may be kept elsewhere`,
        proof(labour, resting(work), end),
      );
    }
    return { kind: 'entity', why: 'it waits on a timer from round to round', evidence: life };
  }
  if (work.handlers.length > 0 && !(works && around.ends)) {
    return { kind: 'entity', why: `it ${lifeOf(work)}`, evidence: life };
  }
  if (opaque) return unclear('what it carries is decided by its caller', labour);
  if (!works) {
    const counts = progress.length > 0 ? `${list(progress.map(({ name }) => name))} ${moveWord(progress)}, but ` : '';
    return unclear(`${counts}no activity, child, timer or handler of it was found`, progress.map(moves));
  }
  if (weak.length > 0) {
    return unclear(
      `${list(weak.map(({ name }) => name))} ${moveWord(weak)} from run to run, but no work is chosen by it`,
      proof(weak.map(moves), labour),
    );
  }
  return unclear(
    `each run ${labourOf(work)}, but nothing that it carries is seen to move on: where it stands in its data may be kept elsewhere`,
    labour,
  );

  function unclear(why: string, evidence: readonly Evidence[]): Verdict {
    return { kind: 'unclear', why, evidence };
  }
}

const MOST = 4;
const DATA = /batch|chunk|page|cursor|backfill|migrat|import|export|sweep|reindex|bulk/i;

/** Whether names speak of a set of data. */
function looksLikeData(work: Work, { file, fn }: ContinueAsNewUse): boolean {
  const owner = fn?.ancestor('class_definition')?.child('name');
  return [...work.calls.map(({ name }) => name), owner ? file.textOf(owner) : ''].some(name => DATA.test(name));
}

function moves({ file, node, name, move, selects }: Progress): Evidence {
  const how = {
    step: 'is moved on',
    slice: 'is what is left of a list',
    taken: 'is a list that things are taken from',
    last: 'is the last one that was seen',
    result: 'comes with a result',
    set: 'changes',
  }[move];
  const chooses = { payload: ', and chooses the work', index: ', and chooses the work', rest: '', nothing: '' }[
    selects
  ];
  return { file, node, message: `${name} ${how}${chooses}` };
}

function listening({ waits, handlers }: Work): Evidence[] {
  return [
    ...handlers.slice(0, MOST).map(({ kind, file, node }) => ({ file, node, message: `a ${kind} handler` })),
    ...waits.slice(0, MOST).map(({ file, node }) => ({ file, node, message: 'it waits for a condition' })),
  ];
}

function resting({ timers }: Work): Evidence[] {
  return timers.slice(0, MOST).map(({ file, node }) => ({ file, node, message: 'a timer' }));
}

/** `takes signals and waits for conditions` */
function lifeOf({ handlers, waits, timers }: Work): string {
  const kinds = [...new Set(handlers.map(({ kind }) => kind))];
  const parts = [
    ...(kinds.length > 0
      ? [`takes ${list(['signal', 'query', 'update'].filter(kind => kinds.includes(kind)).map(plural))}`]
      : []),
    ...(waits.length > 0 ? ['waits for conditions'] : []),
    ...(timers.length > 0 ? ['waits on timers'] : []),
  ];
  return list(parts);
}

function labourOf({ calls }: Work): string {
  const named = (what: string) => [...new Set(calls.filter(each => each.what === what).map(({ name }) => name))];
  const shown = (names: string[]) =>
    names.length > MOST ? `${names.slice(0, MOST).join(', ')} and ${names.length - MOST} more` : list(names);
  const activities = named('activity');
  const children = named('child');
  return list([
    ...(activities.length > 0 ? [`calls ${shown(activities)}`] : []),
    ...(children.length > 0 ? [`starts ${shown(children)}`] : []),
  ]);
}

function moveWord(progress: readonly Progress[]): string {
  return progress.length === 1 ? 'moves on' : 'move on';
}

function plural(word: string): string {
  return word === 'query' ? 'queries' : `${word}s`;
}

function list(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
