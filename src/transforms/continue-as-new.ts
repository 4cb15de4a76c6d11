import type { Project } from '../project/project.js';
import { importedNames } from '../python/imports.js';
import type { SourceFile } from '../python/source-file.js';
import { mayHoldTodos, statementOf, type TodoEdit, todoEdits, type WantedTodo } from '../python/todo-comments.js';
import { batchSketch } from '../sketch/batch-sketch.js';
import { moduleName } from '../sketch/module-name.js';
import { candidateContinueAsNew } from '../temporal/candidates.js';
import { classify, type Loop } from '../temporal/continue-as-new/classify.js';
import { type ContinueAsNewUse, continueAsNewUses } from '../temporal/continue-as-new/uses.js';
import type { Finding, Sketch } from '../types.js';
import type { FileRule } from './transform.js';

/** Batch loops that continue as new: marked with a comment, and sketched as a parent with child workflows. */
export const continueAsNew: FileRule = {
  name: 'continue-as-new',
  kind: 'transform',
  scope: 'file',
  summary: 'batch loops: marked, and sketched as children',
  severity: 'warning',
  checklist: 'batches-children',
  defaultOn: true,
  explain: {
    why: 'A batch loop that continues as new leaves one closed run after the other: nobody sees how far it is, which batch failed, or starts again from there. A parent that starts one child workflow per batch shows all of that, and its own history stays small.',
    bad: 'rows = await workflow.execute_activity(load, args=[offset, 100], start_to_close_timeout=t)\n…\nworkflow.continue_as_new(offset + 100)',
    good: 'while True:\n    batch = Batch(offset=index * 100)\n    done = await workflow.execute_child_workflow(\n        ProcessBatch.run, batch, id=f"{workflow.info().workflow_id}_batch_{index}"\n    )\n    if done.no_more: break\n    index += 1',
    fix: 'leaves one TODO comment above each call of a batch loop; changes it when its text changed, removes it when its cause is gone. The conversion itself is left to you, since running workflows would not replay; a sketch of it is made from the code at hand (--sketch DIR writes it). An entity (signals, updates, waits, a timer) continues as new rightly, and is only listed, and so is a loop of which the code does not tell.',
    limits:
      'calls through a name that is not resolved to the SDK; state that an activity keeps in a database, where nothing that is carried moves on; libraries that wrap the SDK.',
  },
  options: ['lineLength'],
  sketches: true,
  candidates(project) {
    const calls = candidateContinueAsNew(project);
    const todos = mayHoldTodos('continue-as-new');
    return latin1 => calls(latin1) || todos(latin1);
  },
  *find(file, project, options) {
    const wanted: WantedTodo[] = [];
    const workflows = () => project.facts.workflows;
    const loops = continueAsNewUses(file, project).map(use => classify(use, project, workflows));
    for (const loop of loops) {
      const { use } = loop;
      yield loopFinding(loop, sketchFor(loop, loops, project));
      yield* spellingFindings(use);
      const text = todoText(loop);
      const statement = statementOf(file, use.node);
      // Two calls in one statement share a comment.
      if (text !== undefined && !wanted.some(each => each.statement === statement)) wanted.push({ statement, text });
    }
    const lineLength = options.lineLength ?? project.layout(file.path).lineLength;
    for (const edit of todoEdits(file, continueAsNew.name, wanted, lineLength)) yield todoFinding(file, edit);
  },
};

function finding(file: SourceFile, { start, end }: { start: number; end: number }, message: string) {
  return { rule: continueAsNew.name, path: file.path, span: { start, end }, message };
}

const CONVERT = 'Convert it to a parent that starts one child workflow per batch.';

/** What is said about the loop that a use makes; all but a batch loop is a remark. */
function loopFinding({ use, kind, why, evidence }: Loop, sketch: Sketch | undefined): Finding {
  const related = evidence.map(({ file, node, message }) => {
    return { path: file.path, start: node.start, end: node.end, message };
  });
  const said = {
    batch: `a batch loop: ${why}. ${CONVERT}`,
    entity: `an entity, which continues as new rightly: ${why}.`,
    unclear: `neither a batch loop nor an entity for certain: ${why}. If it works through data, convert it to a parent that starts one child workflow per batch.`,
  }[kind];
  return {
    ...finding(use.file, use.node, said),
    kind,
    ...(kind !== 'batch' && { severity: 'info' }),
    ...(related.length > 0 && { related }),
    ...(sketch && { sketch }),
  };
}

/** The conversion of a flagged loop, with the first finding about its workflow. */
function sketchFor(loop: Loop, all: readonly Loop[], project: Project): Sketch | undefined {
  const owner = loop.unit?.owner?.node;
  const same = all.filter(({ kind, unit }) => kind !== 'entity' && unit?.owner?.node === owner);
  // Without any work there is nothing to divide.
  if (!owner || same[0] !== loop || loop.work.calls.length === 0 || loop.use.call?.target) return undefined;
  const paths = new Set(project.allPaths);
  return batchSketch(same, project, file => moduleName(file.path, paths, topModules(file)));
}

/** The top modules that a file imports by absolute names. */
function topModules(file: SourceFile): Set<string> {
  const statements = [...file.nodes('import_statement'), ...file.nodes('import_from_statement')];
  const names = statements.flatMap(statement => importedNames(statement, file.text));
  return new Set(names.flatMap(({ level, module }) => (level === 0 ? module.split('.')[0]! : [])));
}

/** What is wrong with the way it is written, whatever loop it makes. */
function* spellingFindings({ file, node, spelling, awaited }: ContinueAsNewUse): Generator<Finding> {
  if (spelling === 'raise') {
    const message =
      'ContinueAsNewError is not for raising: the SDK raises RuntimeError in its place, and the workflow task fails again and again. Call workflow.continue_as_new(…).';
    yield { ...finding(file, node, message), severity: 'error' };
  }
  if (awaited) {
    const message = 'continue_as_new never returns, so there is nothing to await: it raises at once. Remove the await.';
    yield finding(file, awaited, message);
  }
}

/** The comment that is left; undefined where there is nothing to do for certain: of an entity, or where the code does not tell. */
function todoText({ kind, brief, use }: Loop): string | undefined {
  if (use.spelling === 'raise') return 'ContinueAsNewError is not for raising; call workflow.continue_as_new().';
  return kind === 'batch' ? `a batch loop (${brief}). ${CONVERT}` : undefined;
}

function todoFinding(file: SourceFile, { what, edit }: TodoEdit): Finding {
  const message = {
    write: 'a comment says what is left to do',
    change: 'the comment is brought up to date',
    remove: 'the comment has lost its cause, and goes',
  }[what];
  const fix = { edits: [{ path: file.path, ...edit }], safety: 'safe' } as const;
  return { ...finding(file, edit, message), informational: true, fix };
}
