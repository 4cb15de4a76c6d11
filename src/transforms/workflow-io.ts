import { type IoPlace, ioPlaces } from '../project/io-places.js';
import { type IoCall, type IoWay, ioCalls, isOwnCode } from '../project/io-ways.js';
import { testReached, wayTo, workflowNameOf } from '../project/workflow-sites.js';
import { symbolAt } from '../python/symbols.js';
import type { SyntaxNode } from '../python/syntax.js';
import type { HazardKind } from '../temporal/hazards.js';
import type { Finding, Related } from '../types.js';
import type { FileRule } from './transform.js';

const DOES: Partial<Record<HazardKind, string>> = {
  network: 'talks to the network',
  file: 'touches the file system',
  process: 'reaches for processes or the terminal',
  thread: 'starts threads, processes or an event loop',
  environment: 'reads what another worker may have set differently',
};

/** Workflow code that reaches out of the workflow: network, files, processes, threads, environment. */
export const workflowIo: FileRule = {
  name: 'workflow-io',
  kind: 'check',
  scope: 'file',
  summary: 'workflow code does not touch network, files, processes, threads or the environment',
  severity: 'error',
  checklist: 'runtime-determinism',
  defaultOn: true,
  explain: {
    why: 'Workflow code runs again in every replay, on any worker. What it reads from outside is another thing then, what it does outside is done again, and while it waits it blocks all workflows of the worker.',
    bad: 'async def run(self, request: OrderRequest) -> None:\n    rates = requests.get(RATES_URL).json()',
    good: 'async def run(self, request: OrderRequest) -> None:\n    rates = await workflow.execute_activity(load_rates, args=[request.day], start_to_close_timeout=t)',
    fix: 'move it into an activity. Read settings when the worker starts, or in the starter, and pass them in. What helpers do is reported once in each workflow, at the first call that leads there. It is a remark where a helper asks first what it was given as a literal or by another helper, or where more than three calls lie between.',
    limits:
      'libraries that are not in its table, clients that are made elsewhere, and code behind names that are not resolved. Calls under with workflow.unsafe.sandbox_unrestricted(), and in branches that ask workflow.in_workflow() or workflow.unsafe.is_replaying(), are taken to be meant.',
  },
  candidates: testReached(() => true),
  *find(file, project) {
    const places = ioPlaces(project);
    for (const within of project.workflowCode.byFile.get(file) ?? []) {
      if (isOwnCode(within, project)) yield* (places.get(within.node) ?? []).map(ofPlace);
    }
    yield* ioCalls(file, project).map(ofCall);
  },
};

/** I/O that a method of a workflow does itself. */
function ofPlace({ within, node: { start, end }, what, kind }: IoPlace): Finding {
  return {
    rule: workflowIo.name,
    path: within.file.path,
    span: { start, end },
    message: `${what} ${DOES[kind]!}, in workflow code. ${instead(kind)}`,
    severity: kind === 'environment' ? 'warning' : 'error',
    ...wayTo(within),
  };
}

/** I/O behind a call: one finding, however much of it there is. */
function ofCall({ within, node, ways, again }: IoCall): Finding {
  const { file } = within;
  const sure = ways.filter(way => way.sure);
  const told = sure.length > 0 ? sure : ways;
  const [{ place }] = told as [IoWay];
  const called = node.type === 'call' ? `${file.textOf(node.child('function')!)}()` : file.textOf(node);
  const others = told.length > 1 ? `, and to ${told.length - 1} more such place${told.length > 2 ? 's' : ''}` : '';
  const leads = `${called.replace(/\s+/g, '')} ${sure.length > 0 ? 'leads' : 'may lead'} to ${place.what}, which ${DOES[place.kind]!}${others}`;
  return {
    rule: workflowIo.name,
    path: file.path,
    span: { start: node.start, end: node.end },
    message: `${leads}, in workflow code of ${workflowNameOf(within)}. ${sure.length > 0 ? instead(place.kind) : UNSURE}`,
    severity: sure.length === 0 ? 'info' : place.kind === 'environment' ? 'warning' : 'error',
    related: [...relatedTo(told), ...repeats(file.path, again)],
    causes: told.map(way => ({
      path: way.place.within.file.path,
      start: way.place.node.start,
      end: way.place.node.end,
    })),
  };
}

const UNSURE =
  'That lies behind a branch on a parameter, or many calls away, and may never run from here: see whether it can.';

function instead(kind: HazardKind): string {
  return kind === 'environment' ? 'Pass the value in, or read it in an activity.' : 'Do it in an activity.';
}

const MOST_SHOWN = 3;

function relatedTo(ways: readonly IoWay[]): Related[] {
  return ways.slice(0, MOST_SHOWN).map(({ place, through }, i): Related => {
    const { within, node, what, kind } = place;
    const more = i === MOST_SHOWN - 1 && ways.length > MOST_SHOWN ? `, and ${ways.length - MOST_SHOWN} more` : '';
    return {
      path: within.file.path,
      start: node.start,
      end: node.end,
      message: `${what} ${DOES[kind]!}, by way of ${namesOf(through)}${more}`,
    };
  });
}

/** The other calls that lead to the same. */
function repeats(path: string, again: readonly SyntaxNode[]): Related[] {
  return again.slice(0, MOST_SHOWN).map(({ start, end }, i) => {
    const more = i === MOST_SHOWN - 1 && again.length > MOST_SHOWN ? `, and ${again.length - MOST_SHOWN} more` : '';
    return { path, start, end, message: `so does this call${more}` };
  });
}

/** The functions on a way, those in the middle of a long one left out. */
function namesOf(through: IoWay['through']): string {
  const names = through.map(({ file, node }) => symbolAt(file, node.child('name')!.start));
  const left = names.length - MOST_SHOWN;
  if (left <= 0) return names.join(', ');
  return [names[0], `… ${left} more …`, ...names.slice(-2)].join(', ');
}
