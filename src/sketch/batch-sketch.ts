import type { SourceFile } from '../python/source-file.js';
import type { Loop } from '../temporal/continue-as-new/classify.js';
import type { FunctionRef } from '../temporal/continue-as-new/unit.js';
import { labourWords } from '../temporal/continue-as-new/wording.js';
import type { Semantics } from '../temporal/semantics.js';
import type { Sketch } from '../types.js';
import { type ChildBody, childBody, type SketchNames, totalsOf } from './child-body.js';
import { type Members, membersFor } from './members.js';
import { type ImportLines, NeededImports } from './needed-imports.js';
import { loadersOf, notesOf } from './notes.js';
import { type State, type StateField, stateOf } from './state.js';

/**
 * The conversion of a batch loop: a child workflow with its models, and the parent that starts one per batch. As much of
 * the code as can be moves over as it is. Undefined for a use outside of workflow classes.
 * @param loops all uses of continue-as-new that belong to the workflow
 * @param moduleOf the dotted name under which a file of the repository is imported
 */
export function batchSketch(
  loops: readonly Loop[],
  semantics: Semantics,
  moduleOf: (file: SourceFile) => string,
): Sketch | undefined {
  const [loop] = loops;
  const { owner, run } = loop?.unit ?? {};
  if (!loop || !owner || !run) return undefined;
  const ownName = owner.file.textOf(owner.node.child('name')!);
  const base = ownName.replace(/(?:Workflow|Wf)$/, '') || ownName;
  const names: SketchNames = {
    batch: `${base}Batch`,
    batchResult: `${base}BatchResult`,
    child: `${base}BatchWorkflow`,
    parent: `${base}ParentWorkflow`,
    result: `${base}Result`,
  };
  const state = stateOf(loop, run, semantics);
  const outcome = movedCode(loops, owner, run, state, names, semantics, moduleOf);
  const moved = typeof outcome === 'string' ? undefined : outcome;
  const imports = moved?.imports ?? new NeededImports(moduleOf);
  if (!moved) for (const field of state?.fields ?? []) needField(imports, field);
  imports.from('pydantic', 'BaseModel');
  imports.from('pydantic', 'Field');
  imports.from('temporalio', 'workflow');
  if (!state || state.fields.some(({ annotation }) => !annotation)) imports.from('typing', 'Any');
  const notes = notesOf(loop, ownName, names, state, typeof outcome === 'string' ? outcome : undefined);
  const code = [models(names, state), child(names, loop, moved), parent(names, state)].join('\n\n\n');
  imports.keepUsed(code);
  // A name that is imported cannot be defined again.
  if (Object.values(names).some(name => imports.names.has(name))) return undefined;
  const text = `${header(ownName, notes)}\n\n${importBlock(imports.lines())}\n\n\n${code}`;
  return { files: [{ name: `${snake(base)}_batches.py`, text: `${text}\n` }], notes };
}

interface Moved {
  readonly body: ChildBody;
  readonly members: Members;
  readonly imports: NeededImports;
}

/** The code of the old run as that of the child, or why it cannot be moved. */
function movedCode(
  loops: readonly Loop[],
  owner: FunctionRef,
  run: FunctionRef,
  state: State | undefined,
  names: SketchNames,
  semantics: Semantics,
  moduleOf: (file: SourceFile) => string,
): Moved | string {
  if (!state) return 'its run takes more than plain parameters';
  const { work } = loops[0]!;
  // Handlers and conditions have no place in a child that does one batch.
  const listens = work.waits.length > 0 || work.handlers.some(({ kind }) => kind !== 'query');
  const atTop = owner.node.parent?.type === 'module' || owner.node.parent?.parent?.type === 'module';
  const inherited = run.file !== owner.file || owner.node.start > run.node.start || run.node.end > owner.node.end;
  if (listens) return 'a child that does one batch has no use for its handlers and conditions';
  if (!atTop) return 'its class lies in another one or in a function';
  if (inherited) return 'its run is inherited';
  const members = membersFor(owner, run, semantics);
  if (!members) return 'its class has bases, or an __init__ that takes what run takes';
  const body = childBody(loops, run, state, names, semantics);
  if (!body) return 'it continues as new elsewhere than in a statement of its run';
  const imports = new NeededImports(moduleOf);
  imports.code(run.file, run.node.child('body')!);
  for (const node of members.nodes) imports.code(run.file, node);
  for (const field of state.fields) needField(imports, field);
  if (body.converts) imports.from('dataclasses', 'asdict');
  return { body, members, imports };
}

function needField(imports: NeededImports, { file, annotation, value }: StateField): void {
  if (annotation) imports.code(file, annotation);
  if (value) imports.code(file, value);
}

function header(owner: string, notes: readonly string[]): string {
  const lines = notes.flatMap(note => wrapped(note).map((line, i) => `${i === 0 ? '- ' : '  '}${line}`));
  return [`"""A sketch: ${owner} as a parent with one child workflow per batch.`, '', ...lines, '"""']
    .join('\n')
    .replace(/\\/g, '\\\\');
}

function importBlock({ plain, passedThrough }: ImportLines): string {
  const passed = passedThrough.map(line => line.replace(/^/gm, '    '));
  return [
    ...plain,
    ...(passed.length > 0 ? ['', 'with workflow.unsafe.imports_passed_through():', ...passed] : []),
  ].join('\n');
}

const ROLES: Readonly<Record<StateField['role'], string>> = {
  position: 'each batch has its own',
  setting: 'the same for all batches',
  total: 'counted from 0 in each batch',
  other: 'handed from batch to batch',
};

function models({ batch, batchResult, result }: SketchNames, state: State | undefined): string {
  const fields = state?.fields ?? [];
  const lines = fields.map(({ name, annotation, fallback, file, role }) => {
    const type = annotation ? file.textOf(annotation) : 'Any';
    return `    ${name}: ${type}${fallback ? ` = ${fallback}` : annotation ? '' : ' = None'}  # ${ROLES[role]}`;
  });
  const totals = state ? fields.filter(({ role }) => role === 'total') : [];
  const counts = totals.map(({ name, annotation, file }) => `    ${name}: ${file.textOf(annotation!)} = 0`);
  return [
    `class ${batch}(BaseModel):`,
    '    """Where a batch starts, and what it needs. Keep it small: it is in two histories."""',
    '',
    ...(lines.length > 0 ? lines : ['    state: Any = None  # what the old run took']),
    '',
    '',
    `class ${batchResult}(BaseModel):`,
    '    """What a batch did, as counts, and where the next one starts."""',
    '',
    ...counts,
    `    next_batch: ${batch} | None = None  # None: there are no more`,
    '',
    '',
    `class ${result}(BaseModel):`,
    '    """What all batches did, as counts."""',
    '',
    '    batches: int',
    ...counts.map(line => line.replace(/ = 0$/, '')),
  ].join('\n');
}

function child({ batch, batchResult, child: name }: SketchNames, loop: Loop, moved: Moved | undefined): string {
  const parameter = moved?.body.parameter ?? 'batch';
  const indent = moved?.body.indent ?? '    ';
  const signature = `${indent}async def run(self, ${parameter}: ${batch}) -> ${batchResult}:`;
  const loads = loadersOf(loop);
  const stays = labourWords(loop.work);
  const says = comment(
    indent,
    `${loads.length > 0 ? `Loads the batch: ${loads.join(', ')}` : 'Nothing loads a batch by its position yet'}. Each batch ${stays || 'has its work elsewhere'}.`,
  );
  const body =
    moved?.body.text ??
    `        # TODO: move what one run did in here, and give back where the next batch starts.\n        return ${batchResult}()`;
  return [
    `@workflow.defn`,
    `class ${name}:`,
    `${indent}"""One batch."""`,
    '',
    ...(moved?.members.text ? [moved.members.text.trimEnd(), ''] : []),
    ...says,
    `${indent}@workflow.run`,
    signature,
    body,
  ].join('\n');
}

function parent({ batch, child: childName, parent: name, result }: SketchNames, state: State | undefined): string {
  const totals = state ? totalsOf(state) : [];
  const reset = totals.length > 0 ? `.model_copy(update={${totals.map(total => `"${total}": 0`).join(', ')}})` : '';
  return [
    '@workflow.defn',
    `class ${name}:`,
    '    """Starts one child workflow per batch, one after the other."""',
    '',
    '    @workflow.run',
    `    async def run(self, batch: ${batch}) -> ${result}:`,
    ...totals.map(total => `        ${total} = batch.${total}`),
    ...(reset ? [`        batch = batch${reset}`] : []),
    '        index = 0',
    '        while True:',
    '            done = await workflow.execute_child_workflow(',
    `                ${childName}.run,`,
    '                args=[batch],',
    '                id=f"{workflow.info().workflow_id}_batch_{index}",',
    '            )',
    ...totals.map(total => `            ${total} += done.${total}`),
    '            index += 1',
    '            if done.next_batch is None:',
    `                return ${result}(${['batches=index', ...totals.map(total => `${total}=${total}`)].join(', ')})`,
    `            batch = done.next_batch${reset}`,
  ].join('\n');
}

function comment(indent: string, text: string): string[] {
  return wrapped(text).map(line => `${indent}# ${line}`);
}

function snake(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .toLowerCase();
}

function wrapped(text: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + word.length > 80) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
