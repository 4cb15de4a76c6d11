import { type Call, readCall } from '../python/calls.js';
import type { SourceFile } from '../python/source-file.js';
import type { Semantics } from './semantics.js';

/** What takes a data converter of its own (SDK: client, testing, worker); workers use their client's. */
const TAKES_CONVERTER: ReadonlyMap<string, string> = new Map([
  ['temporalio.client.Client.connect', 'Client.connect'],
  ['temporalio.testing.WorkflowEnvironment.start_local', 'WorkflowEnvironment.start_local'],
  ['temporalio.testing.WorkflowEnvironment.start_time_skipping', 'WorkflowEnvironment.start_time_skipping'],
  ['temporalio.worker.Replayer', 'Replayer'],
]);

/** The calls of a file that make something with a data converter, with the name that people know it by. */
export function* converterCalls(
  file: SourceFile,
  { resolver }: Semantics,
): Generator<{ readonly call: Call; readonly name: string }> {
  for (const node of file.nodes('call')) {
    const callee = node.child('function');
    const last = callee?.type === 'attribute' ? callee.child('attribute') : callee;
    if (!callee || !last || !/^(?:connect|start_local|start_time_skipping|Replayer)$/.test(file.textOf(last))) continue;
    const resolved = resolver.resolve(file, callee);
    const name = resolved.kind === 'external' ? TAKES_CONVERTER.get(resolved.name) : undefined;
    const call = name === undefined ? undefined : readCall(node, file.text);
    if (call && name !== undefined) yield { call, name };
  }
}
