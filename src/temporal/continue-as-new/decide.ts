import type { Surroundings } from './ends.js';
import type { Progress } from './progress.js';
import type { ContinueAsNewUse } from './uses.js';
import { type Evidence, labour, labourWords, life, lifeWords, moves, moveWords } from './wording.js';
import type { Work } from './work.js';

/**
 * `batch`: every run does a part of the work and hands its place in the data to the next one. `entity`: the workflow
 * lives long, for its signals, its updates or its timer. `unclear`: the code does not tell.
 */
export type LoopKind = 'batch' | 'entity' | 'unclear';

/** A kind, and why. */
export interface Verdict {
  readonly kind: LoopKind;
  /** A sentence without its first letter in upper case and its full stop. */
  readonly why: string;
  /** Of a batch loop, the same in a few words, for a comment. */
  readonly brief: string;
  readonly evidence: readonly Evidence[];
}

/** What is known of a loop. */
export interface Findings {
  readonly use: ContinueAsNewUse;
  readonly work: Work;
  readonly progress: readonly Progress[];
  readonly around: Surroundings;
  /** What is carried cannot be read off the code. */
  readonly opaque: boolean;
}

/**
 * Weighs what is known. What is carried decides: a place in the data that moves on and chooses the work makes a batch
 * loop, unless the workflow has no end and keeps looking, or lives for its handlers. Where both speak, the code does not
 * tell. Without such a place, handlers, conditions and timers make an entity.
 */
export function decide(known: Findings): Verdict {
  const { work, progress, around, use } = known;
  const works = work.calls.length > 0;
  const listens = work.waits.length > 0 || work.handlers.some(({ kind }) => kind !== 'query');
  const strong = works ? progress.filter(({ strength }) => strength === 'strong') : [];
  if (use.call?.target) {
    return unclear('it goes on as the workflow that is named, which is no loop by itself');
  }
  if (strong.length > 0) return decideMoving(known, strong, listens);
  const weak = works ? progress.filter(({ strength }) => strength === 'weak') : [];
  const chosen = weak.filter(({ selects }) => selects !== 'nothing');
  if (listens) {
    // Handlers may only report on a loop, or steer it, where nothing ever waits for them.
    const goesOn = work.waits.length === 0 && around.ends !== undefined;
    return goesOn && chosen.length > 0 ? torn(chosen, work) : entity(`it ${lifeWords(work)}`, work);
  }
  if (work.timers.length === 0 && chosen.length > 0) return batch(chosen, known);
  // A place in the data by its name, in a chain of runs that lives for nothing else and ends.
  const places = weak.filter(({ kind, move }) => kind === 'position' && move === 'step');
  if (work.timers.length + work.handlers.length === 0 && around.ends && places.length > 0) return batch(places, known);
  if (work.timers.length > 0) {
    if (!works || !around.ends || !looksLikeData(known)) return entity('it waits on a timer from round to round', work);
    const why = `it waits on a timer, but it also ${labourWords(work)}, and comes to an end: ${ELSEWHERE}`;
    return unclear(why, [...labour(work), ...life(work), ...end(around)]);
  }
  if (work.handlers.length > 0 && !(works && around.ends)) return entity(`it ${lifeWords(work)}`, work);
  return decideStanding(known, weak);
}

/** Something moves on and chooses the work. */
function decideMoving(known: Findings, strong: readonly Progress[], listens: boolean): Verdict {
  const { work, around } = known;
  const moved = strong.map(moves);
  if (work.timers.length > 0 && !around.ends) {
    const why = `it has a timer and no end, and looks for news again and again (${moveWords(strong)})`;
    return { ...entity(why, work), evidence: [...life(work), ...moved] };
  }
  const stepped = strong.some(({ selects, move }) => selects === 'payload' && move === 'step');
  return !listens || (stepped && around.ends) ? batch(strong, known) : torn(strong, work);
}

/** Something moves on as in a batch loop, and there are handlers as in an entity. */
function torn(progress: readonly Progress[], work: Work): Verdict {
  const why = `${moveWords(progress)} from run to run as in a batch loop, but it also ${lifeWords(work)}`;
  return unclear(why, [...progress.map(moves), ...labour(work), ...life(work)]);
}

/** Nothing chooses the work, and nothing shows a long life. */
function decideStanding({ work, progress, opaque, use }: Findings, weak: readonly Progress[]): Verdict {
  if (use.spelling === 'raise') return unclear('it hands nothing to a next run', labour(work));
  if (opaque) return unclear('what it carries is decided by its caller', labour(work));
  if (work.calls.length === 0) {
    const nothing = 'no activity, child, timer or handler of it was found';
    const why = progress.length > 0 ? `${moveWords(progress)}, but ${nothing}` : nothing;
    return unclear(why, progress.map(moves));
  }
  if (weak.length > 0) {
    const why = `${moveWords(weak)} from run to run, but no work is chosen by it`;
    return unclear(why, [...weak.map(moves), ...labour(work)]);
  }
  const why = `each run ${labourWords(work)}, but nothing that it carries is seen to move on: ${ELSEWHERE}`;
  return unclear(why, labour(work));
}

const ELSEWHERE = 'where it stands in its data may be kept elsewhere';

function batch(progress: readonly Progress[], { work, around }: Findings): Verdict {
  const evidence = [...progress.map(moves), ...labour(work), ...end(around), ...life({ ...work, timers: [] })];
  const why = `${moveWords(progress)} from run to run, and each run ${labourWords(work)}`;
  return { kind: 'batch', why, brief: moveWords(progress), evidence };
}

function entity(why: string, work: Work): Verdict {
  return { kind: 'entity', why, brief: '', evidence: life(work) };
}

function unclear(why: string, evidence: readonly Evidence[] = []): Verdict {
  return { kind: 'unclear', why, brief: '', evidence };
}

function end({ ends }: Surroundings): Evidence[] {
  return ends ? [{ ...ends, message: 'the chain of runs ends here' }] : [];
}

const DATA = /batch|chunk|page|cursor|backfill|migrat|import|export|sweep|reindex|bulk/i;

/** Whether names speak of a set of data. */
function looksLikeData({ work, use: { file, fn } }: Findings): boolean {
  const owner = fn?.ancestor('class_definition')?.child('name');
  return [...work.calls.map(({ name }) => name), owner ? file.textOf(owner) : ''].some(name => DATA.test(name));
}
