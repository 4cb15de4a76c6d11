import { parametersOf } from '../../python/functions.js';
import type { WorkflowDefinition } from '../definitions.js';
import type { Semantics } from '../semantics.js';
import { type CarriedState, carriedBy } from './carried.js';
import { decide, type Verdict } from './decide.js';
import { surroundings } from './ends.js';
import { mutationsIn } from './mutations.js';
import { type Progress, progressOf, usesOf } from './progress.js';
import { type FunctionRef, unitsOf, type WorkflowUnit } from './unit.js';
import type { ContinueAsNewUse } from './uses.js';
import { handlerCode, type Work, workOf } from './work.js';

/** What kind of loop a use makes, why, and what it is made of. */
export interface Loop extends Verdict {
  readonly use: ContinueAsNewUse;
  /** The workflow; undefined where none is known, or several of different kinds are. */
  readonly unit: WorkflowUnit | undefined;
  readonly work: Work;
  readonly carried: CarriedState;
  /** The carried values that move on, without those that handlers feed. */
  readonly progress: readonly Progress[];
}

const NOTHING = {
  unit: undefined,
  work: { calls: [], timers: [], waits: [], handlers: [] },
  carried: { values: [], opaque: true },
  progress: [],
  evidence: [],
} as const;

/**
 * Sorts one use.
 * @param workflows all workflows of the repository; asked for only where the use stands outside of workflow classes
 */
export function classify(
  use: ContinueAsNewUse,
  semantics: Semantics,
  workflows: () => readonly WorkflowDefinition[],
): Loop {
  const loops = unitsOf(use, semantics, workflows).map(unit => loopIn(use, unit, semantics));
  const [first] = loops;
  const unclear = (why: string): Loop => ({ ...NOTHING, use, kind: 'unclear', why, brief: '' });
  if (!first) return unclear('it stands in no function');
  if (use.spelling === 'handed on' && first.kind !== 'entity') {
    return unclear('it is handed on as a value, and who calls it with what is not known');
  }
  if (loops.every(({ kind }) => kind === first.kind)) return first;
  const named = loops.map(({ unit, kind }) => `${nameOf(unit)}: ${kind}`);
  return unclear(`workflows of different kinds come here (${named.join(', ')})`);
}

function nameOf(unit: WorkflowUnit | undefined): string {
  const owner = unit?.owner;
  return owner ? owner.file.textOf(owner.node.child('name')!) : 'a function';
}

function loopIn(use: ContinueAsNewUse, unit: WorkflowUnit, semantics: Semantics): Loop {
  const work = workOf(unit, semantics);
  const carried = carriedBy(use, unit, semantics);
  const mutations = unit.functions.flatMap(mutationsIn);
  const uses = usesOf(unit.functions, work.calls);
  const moving = progressOf(carried.values, mutations, uses, inputOf(unit.run));
  const fed = handlerCode(work, unit, semantics).flatMap(ref => mutationsIn(ref).map(({ path }) => path));
  // A number that the run itself counts up is no queue, whoever else may set it.
  const counted = ({ node }: Progress) => node.type === 'augmented_assignment';
  const fromOutside = ({ paths }: Progress) => paths.some(path => fed.some(each => touches(each, path)));
  const progress = moving.filter(each => counted(each) || !fromOutside(each));
  const around = surroundings(use, unit.run);
  const verdict = decide({ use, work, progress, around, opaque: carried.opaque });
  return { use, unit, work, carried, progress, ...verdict };
}

/** The parameters of run, without `self`. */
function inputOf(run: FunctionRef | undefined): ReadonlySet<string> {
  const parameters = run ? parametersOf(run.file, run.node).slice(1) : [];
  return new Set(parameters.map(({ name }) => name));
}

/** Whether one of two attributes is the other, or lies in it. Local variables of different functions are strangers. */
function touches(a: string, b: string): boolean {
  return b.includes('.') && (a === b || a.startsWith(`${b}.`) || b.startsWith(`${a}.`));
}
