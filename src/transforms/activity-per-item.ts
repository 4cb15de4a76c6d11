import type { SourceFile } from '../python/source-file.js';
import { descendants, type SyntaxNode } from '../python/syntax.js';
import { isTestFile } from '../python/test-files.js';
import { returnedPiles } from '../temporal/accumulation.js';
import { candidateActivityCalls } from '../temporal/candidates.js';
import { entryPoints } from '../temporal/entry-points.js';
import { type Loop, loopsAround } from '../temporal/loops.js';
import { isOwnJob } from '../temporal/own-jobs.js';
import { placeOf } from '../temporal/places.js';
import { isInput, type SourceCall, type WorkflowCode, workflowCode } from '../temporal/run-code.js';
import { shortName } from '../temporal/sdk-api.js';
import { type Turns, turnsOf } from '../temporal/turns.js';
import type { Finding } from '../types.js';
import type { FileRule } from './transform.js';

/** A workflow that runs an activity for each item of a collection that it was started with. */
export const activityPerItem: FileRule = {
  name: 'activity-per-item',
  kind: 'check',
  scope: 'file',
  summary: 'no activity call for each item of a collection in the request',
  severity: 'warning',
  checklist: 'activities-bulk',
  defaultOn: true,
  explain: {
    why: 'Each activity call adds three events to the history, with the item and its result in them: a history ends at 51,200 events or 50 MB. One activity can work through a whole collection, or a batch of it, where it is stored.',
    bad: 'for item in request.items: results.append(await workflow.execute_activity(process, args=[item], …))',
    good: 'summary = await workflow.execute_activity(process_all, args=[request.items_location], …)',
    fix: 'hand the collection’s location, or the key of a batch, to one activity that works through it. It is a remark where the results are not returned, and where each item may be a job of its own: the activity may take five minutes or longer, or the loop waits for a person or a time in its turns.',
    limits:
      'loops in which the block around the call leaves the loop, so that it runs once at most; loops over state that signals fill, over what a helper of another module makes of the input, and loops in other modules. Batches (a range with a step, a slice) and loops whose items name the activity are left alone. Tests are left out.',
  },
  candidates: candidateActivityCalls,
  *find(file, project) {
    if (isTestFile(file)) return;
    for (const point of entryPoints(file, project)) {
      if (point.kind !== 'workflow') continue;
      yield* perItem(workflowCode(point, project));
    }
  },
};

/** The calls of one loop over the input. */
interface Repeated {
  readonly loop: Loop;
  readonly calls: readonly { readonly source: SourceCall; readonly turns: Turns }[];
}

function* perItem(code: WorkflowCode): Generator<Finding> {
  const { file } = code;
  for (const { loop, calls } of repeated(code)) {
    const first =
      calls.find(({ turns }) => turns === 'every') ?? calls.find(({ turns }) => turns === 'some') ?? calls[0]!;
    const { source, turns } = first;
    const { node, sdk } = source;
    const over = file.textOf(loop.over!);
    const pile = returnedPiles(code).find(({ call }) => call === source);
    const others = calls.filter(call => call !== first);
    const which = turns === 'every' ? '' : turns === 'some' ? ' that gets there' : ' that fails';
    // Where nothing comes back to the caller, each call may be an act of its own, on a handful of items.
    const isRemark = !pile || turns === 'failed' || calls.some(call => isOwnJob(call.source, loop, code));
    yield {
      rule: activityPerItem.name,
      path: file.path,
      span: { start: node.start, end: node.end },
      ...(isRemark && { severity: 'info' }),
      message: `${shortName(sdk.api.name)} runs once for each item of ${over}${which}: the history grows by a call, its payload and its result for ${which === '' ? 'every item' : 'each of them'}${pile ? ', and the results are returned' : ''}. Let one activity work through the collection, or a batch of it, where it is stored.`,
      related: [
        placeOf(file, loop.node, `the loop over ${over}`),
        ...others.map(other => placeOf(file, other.source.node, 'another call in the loop')),
        ...(pile ? [placeOf(file, pile.collects, 'the results are collected here')] : []),
        ...(pile ? [placeOf(file, pile.returned, 'and returned here')] : []),
      ],
    };
  }
}

/** The loops over the input that run activities, in source order, each with its calls. */
function repeated(code: WorkflowCode): Repeated[] {
  const { file } = code;
  const loops = new Map<SyntaxNode, Repeated>();
  for (const source of code.sources.values()) {
    if (source.sdk.api.kind !== 'activity') continue;
    const loop = loopsAround(file, source.node).find(({ over }) => over && isInput(over, code));
    const turns = loop && turnsOf(source.node, loop);
    if (!loop || !turns || turns === 'once' || choosesTarget(file, source, loop)) continue;
    loops.set(loop.node, { loop, calls: [...(loops.get(loop.node)?.calls ?? []), { source, turns }] });
  }
  return [...loops.values()];
}

/** Each item says which activity runs, or the code decides it anew: the workflow goes through steps, not through data. */
function choosesTarget(file: SourceFile, { sdk }: SourceCall, { left }: Loop): boolean {
  const names = new Set(identifiers(left).map(node => file.textOf(node)));
  return identifiers(sdk.target).some(
    node => names.has(file.textOf(node)) || file.scopes.lookup(file.textOf(node), node).length > 1,
  );
}

function identifiers(node: SyntaxNode | undefined): SyntaxNode[] {
  return node ? [...descendants(node)].filter(({ type }) => type === 'identifier') : [];
}
