import type { Project } from '../project/project.js';
import type { SyntaxNode } from '../python/syntax.js';
import { type Conversion, type ConversionChoices, convert, type Refusal } from '../run-model/conversion.js';
import { dataclassToModel } from '../run-model/dataclass-to-model.js';
import { type DictConversion, dictToModel } from '../run-model/dict-to-model.js';
import { FieldTypes } from '../run-model/field-types.js';
import { fieldsFor, type ModelFields } from '../run-model/fields.js';
import { findBridge } from '../run-model/find-bridge.js';
import { type Wanted, wantedOf } from '../run-model/policy.js';
import { findReferences, type Reference } from '../run-model/references.js';
import { runsWithoutDefn } from '../run-model/runs-without-defn.js';
import { isStub, structuralObstacle, type WorkflowRun, workflowRun } from '../run-model/workflow-run.js';
import type { Finding } from '../types.js';
import type { LeftAlone, ProjectRule, RuleOptions } from './transform.js';

/** The parameters of a workflow's run become one Pydantic model, in the definition and at every caller. */
export const pydanticParams: ProjectRule = {
  name: 'pydantic-params',
  kind: 'transform',
  scope: 'project',
  summary: 'parameters of run become one Pydantic model',
  severity: 'warning',
  checklist: 'parameters-model',
  defaultOn: true,
  explain: {
    why: 'Each parameter of run is a payload of its own, told apart by its place. A parameter more or less breaks every workflow that is running and everyone who starts one. A model has named fields: one can be added with a default, and what is sent is checked.',
    bad: 'async def run(self, user_id: str, template: str) -> bool: ...',
    good: 'class SendEmailRequest(BaseModel):\n    user_id: str\n    template: str\n\nasync def run(self, request: SendEmailRequest) -> bool: ...',
    fix: 'Writes the model above the workflow, turns the uses of the parameters into attributes and makes every caller of the repository send the model, all in one fix. It is unsafe: workflows that are running, schedules and starters elsewhere still send the old payloads. Where one caller cannot be rewritten, nothing is.',
    limits:
      'Callers outside of the repository, and workflows that are started by a name that is put together at run time.',
  },
  options: ['onlyMultiple', 'dataclasses', 'inFlight', 'modelSuffix', 'fieldTypes', 'lineLength'],
  *find(project, _options, optionsOf) {
    const targets = new Set(project.targets);
    const considered: Considered[] = [];
    for (const definition of project.facts.workflows) {
      if (!targets.has(definition.file.path)) continue;
      const workflow = workflowRun(definition, project);
      if (!workflow) {
        yield { leftAlone: definition.run ? 'takes raw payloads' : 'has no run of its own' };
        continue;
      }
      if (findBridge(workflow, project, 0)) {
        yield { leftAlone: 'one Pydantic model, and a bridge for old payloads' };
        continue;
      }
      const wanted = wantedOf(workflow, project);
      if (wanted.kind === 'nothing') yield { leftAlone: wanted.why };
      else considered.push({ workflow, wanted, options: optionsOf(workflow.file.path) });
    }
    if (considered.length > 0) yield* judge(considered, project, optionsOf);
    for (const workflow of runsWithoutDefn(project)) {
      if (wantedOf(workflow, project).kind === 'nothing') continue;
      yield finding(
        workflow,
        `${workflow.className}: ${takes(workflow)}, and the policy asks for one Pydantic model, but the class has no @workflow.defn of its own: it is a base of workflows, or is registered when the program runs. Convert it by hand, with all that derive from it.`,
      );
    }
  },
};

interface Considered {
  readonly workflow: WorkflowRun;
  readonly wanted: Exclude<Wanted, { kind: 'nothing' }>;
  readonly options: RuleOptions;
}

function* judge(
  considered: readonly Considered[],
  project: Project,
  optionsOf: (path: string) => RuleOptions,
): Generator<Finding | LeftAlone> {
  const references = findReferences(
    considered.map(({ workflow }) => workflow),
    project,
  );
  const given: ConversionChoices['given'] = new Map();
  const told = new Set<string>();
  const turned = new Set<SyntaxNode>();
  const columns = (path: string) => optionsOf(path).lineLength ?? project.layout(path).lineLength;
  for (const { workflow, wanted, options } of considered) {
    if (wanted.kind === 'unclear') {
      yield finding(workflow, `${workflow.className}: ${wanted.why}. If it is none, give run one Pydantic model.`);
      continue;
    }
    if (wanted.kind === 'dataclass') {
      yield* ofDataclass(workflow, wanted, options, project, columns, turned);
      continue;
    }
    if (options.onlyMultiple && workflow.parameters.length === 1) {
      yield { leftAlone: 'one parameter (--only-multiple)' };
      continue;
    }
    const own = references.get(workflow)!;
    const chosen: ConversionChoices = {
      suffix: options.modelSuffix ?? 'Request',
      inFlight: options.inFlight ?? false,
      columns,
      given,
    };
    if (wanted.kind === 'dict') {
      yield ofDict(workflow, own, project, chosen);
      continue;
    }
    const obstacle = structuralObstacle(workflow, project) ?? stubObstacle(workflow, own);
    const { oldestPython } = project.dependencies(workflow.file.path);
    const fields = fieldsFor(workflow, {
      types: new FieldTypes(project, oldestPython),
      mapped: options.fieldTypes ?? {},
      unions: (oldestPython ?? 10) >= 10,
    });
    const blocked = obstacle ?? fields.obstacle;
    const result: Conversion | Refusal =
      blocked === undefined ? convert(workflow, fields, own, project, chosen) : { obstacle: blocked, ledger: [] };
    if ('obstacle' in result) {
      yield refused(workflow, result);
      continue;
    }
    yield converted(workflow, fields, result, project, columns, options.inFlight ?? false);
    yield* undeclared(workflow, project, told);
  }
}

/** Said once per set of files: Pydantic is used from now on, and nothing declares it. */
function* undeclared(workflow: WorkflowRun, project: Project, told: Set<string>): Generator<Finding> {
  const { files, names } = project.dependencies(workflow.file.path);
  const key = files.join();
  if (files.length === 0 || names('pydantic') || told.has(key)) return;
  told.add(key);
  yield finding(
    workflow,
    `pydantic is not among the dependencies (${files.join(', ')}): add it, or temporalio[pydantic].`,
  );
}

/** A dataclass is the same JSON as a model of its fields: it is left to people, or turned into one on request. */
function* ofDataclass(
  workflow: WorkflowRun,
  { file, node }: Extract<Wanted, { kind: 'dataclass' }>,
  options: RuleOptions,
  project: Project,
  columns: (path: string) => number,
  turned: Set<SyntaxNode>,
): Generator<Finding | LeftAlone> {
  const name = file.textOf(node.child('name')!);
  const same = `${workflow.className} takes the dataclass ${name}: a Pydantic model of the same fields is the same JSON, and running workflows replay with it`;
  if (options.dataclasses !== 'convert') {
    yield finding(workflow, `${same}. Turn it into one, or let --dataclasses convert do it.`);
    return;
  }
  if (turned.has(node)) {
    yield { leftAlone: 'its dataclass is turned into a model for another workflow' };
    return;
  }
  turned.add(node);
  const { oldestPython } = project.dependencies(file.path);
  const types = new FieldTypes(project, oldestPython);
  const result = dataclassToModel(file, node, types, (oldestPython ?? 10) >= 10, project);
  const related = result.ledger.length > 0 && { related: result.ledger };
  if ('obstacle' in result) {
    yield { ...finding(workflow, `${same}, but ${result.obstacle}. Turn it into one by hand.`), ...related };
    return;
  }
  const { edits, imports = [] } = result.fix;
  const paths = new Set([...edits, ...imports].map(({ path }) => path));
  const lineLengths = Object.fromEntries([...paths].map(path => [path, columns(path)]));
  yield {
    ...finding(workflow, `${same}. It becomes one, and whoever makes, copies or dumps one follows.`),
    ...related,
    unit: 'workflow',
    fix: { ...result.fix, safety: 'safe', lineLengths },
  };
}

/** A dict becomes a model where every use of it is by a key that can be read off the code; the JSON stays the same. */
function ofDict(
  workflow: WorkflowRun,
  references: readonly Reference[],
  project: Project,
  choices: ConversionChoices,
): Finding {
  const obstacle = structuralObstacle(workflow, project) ?? stubObstacle(workflow, references);
  const result: DictConversion =
    obstacle === undefined ? dictToModel(workflow, references, project, choices) : { obstacle, ledger: [], keys: [] };
  const related = result.ledger.length > 0 && { related: result.ledger };
  const keys = result.keys.length > 0 ? ` (keys that were seen: ${result.keys.join(', ')})` : '';
  if ('obstacle' in result) {
    const message = `${workflow.className}: ${takes(workflow)}, a dict${keys}, and the policy asks for a Pydantic model, but ${result.obstacle}. Convert it by hand.`;
    return { ...finding(workflow, message), ...related };
  }
  const { model, edits, imports, rewritten } = result;
  const paths = new Set([...edits, ...imports].map(({ path }) => path));
  const callers = rewritten === 0 ? '' : ` ${rewritten === 1 ? '1 caller is' : `${rewritten} callers are`} rewritten.`;
  return {
    ...finding(
      workflow,
      `${workflow.className}: ${takes(workflow)}, a dict; it becomes one ${model} of the same JSON, so running workflows replay.${callers}`,
    ),
    ...related,
    unit: 'workflow',
    fix: {
      edits,
      imports,
      // What the old annotation named: Dict and Any of typing, or a TypedDict.
      frees: annotated(workflow).map(name => ({ path: workflow.file.path, name })),
      safety: 'safe',
      lineLengths: Object.fromEntries([...paths].map(path => [path, choices.columns(path)])),
    },
  };
}

/** The names in the annotations of the parameters, each once. */
function annotated({ file, parameters, init }: WorkflowRun): string[] {
  const texts = [...parameters, ...(init?.parameters ?? [])].map(
    ({ annotation }) => annotation && file.textOf(annotation),
  );
  return [...new Set(texts.flatMap(text => text?.match(/[\p{ID_Start}_][\p{ID_Continue}]*/gu) ?? []))];
}

/** A class that only describes a workflow which runs elsewhere: its parameters are not ours to change. */
function stubObstacle(workflow: WorkflowRun, references: readonly Reference[]): string | undefined {
  if (!isStub(workflow)) return undefined;
  const started = references.some(({ use }) => use.kind === 'sdk-call');
  const registered = references.some(({ use }) => use.kind === 'fine' && use.note === 'registered');
  return started && !registered
    ? 'its run does nothing and no worker here registers it, so it may stand for a workflow that is implemented elsewhere'
    : undefined;
}

function finding({ file, run }: WorkflowRun, message: string): Finding {
  const { start, end } = run.child('parameters')!;
  return { rule: pydanticParams.name, path: file.path, span: { start, end }, message };
}

function refused(workflow: WorkflowRun, { obstacle, ledger }: Refusal): Finding {
  const message = `${workflow.className}: ${takes(workflow)}, and the policy asks for one Pydantic model, but ${obstacle}. Convert it by hand.`;
  return { ...finding(workflow, message), ...(ledger.length > 0 && { related: ledger }) };
}

function converted(
  workflow: WorkflowRun,
  { remarks, needsConverter }: ModelFields,
  { model, edits, imports, ledger, rewritten, byName }: Conversion,
  project: Project,
  columns: (path: string) => number,
  inFlight: boolean,
): Finding {
  const callers =
    rewritten === 0
      ? 'No caller is in this repository: whoever starts it elsewhere must send the model.'
      : `${rewritten} ${rewritten === 1 ? 'caller is' : 'callers are'} rewritten${byName > 0 ? `, ${byName} of them by name with a dict` : ''}.`;
  const sentences = [
    `${workflow.className}: ${takes(workflow)}; they become one ${model}.`,
    callers,
    inFlight
      ? `The old payloads are still taken (${model}.from_payloads): deploy workers before starters, and use drop-bridge when no old execution or schedule is left.`
      : 'Workflows that are running, schedules, and starters that are not deployed along with it still send the old payloads, and fail (--in-flight keeps taking them).',
    ...remarks.map(remark => `${remark[0]!.toUpperCase()}${remark.slice(1)}.`),
  ];
  if (needsConverter.size > 0 && !project.usesPydanticConverter) {
    sentences.push(
      `${[...needsConverter].join(', ')} in a model needs the Pydantic data converter (pydantic-converter).`,
    );
  }
  const paths = new Set([...edits, ...imports].map(({ path }) => path));
  const recorded =
    inFlight || workflow.registered === undefined ? [] : (project.histories.get(workflow.registered) ?? []);
  const related = [
    ...ledger,
    ...recorded.map(place => ({
      ...place,
      message: 'a recorded history, which will no longer replay (with --in-flight it does)',
    })),
  ];
  return {
    ...finding(workflow, sentences.join(' ')),
    unit: 'workflow',
    ...(related.length > 0 && { related }),
    fix: {
      edits,
      safety: 'unsafe',
      ...(imports.length > 0 && { imports }),
      lineLengths: Object.fromEntries([...paths].map(path => [path, columns(path)])),
    },
  };
}

/** `run takes 3 payloads (user_id: str, email: str, template: str = "x")`. */
function takes({ file, runName, parameters }: WorkflowRun): string {
  const written = parameters.map(({ node }) => file.textOf(node).replace(/\s+/g, ' '));
  return `${runName} takes ${written.length === 1 ? '1 payload' : `${written.length} payloads`} (${written.join(', ')})`;
}
