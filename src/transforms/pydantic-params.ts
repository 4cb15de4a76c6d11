import type { Project } from '../project/project.js';
import type { SyntaxNode } from '../python/syntax.js';
import { type Conversion, type ConversionChoices, convert, type Refusal } from '../run-model/conversion.js';
import { ofDataclass } from '../run-model/dataclass-finding.js';
import type { DataclassConversion } from '../run-model/dataclass-to-model.js';
import { ofDict } from '../run-model/dict-finding.js';
import { FieldTypes } from '../run-model/field-types.js';
import { fieldsFor } from '../run-model/fields.js';
import { findBridge } from '../run-model/find-bridge.js';
import { converted, finding, refused, takes } from '../run-model/findings.js';
import { parameterTypes } from '../run-model/parameter-types.js';
import { type Wanted, wantedOf } from '../run-model/policy.js';
import { findReferences } from '../run-model/references.js';
import { runsWithoutDefn } from '../run-model/runs-without-defn.js';
import { structuralObstacle, stubObstacle, type WorkflowRun, workflowRun } from '../run-model/workflow-run.js';
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
  const turned = new Map<SyntaxNode, DataclassConversion>();
  const columns = (path: string) => optionsOf(path).lineLength ?? project.layout(path).lineLength;
  for (const { workflow, wanted, options } of considered) {
    if (wanted.kind === 'unclear') {
      const message = `${workflow.className}: ${wanted.why}. If it is none, give run one Pydantic model.`;
      yield { ...finding(workflow, message), severity: 'info' };
      continue;
    }
    if (wanted.kind === 'dataclass') {
      yield* ofDataclass(workflow, wanted, options.dataclasses === 'convert', project, columns, turned);
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
      resolver: project.resolver,
      mapped: options.fieldTypes ?? {},
      unions: (oldestPython ?? 10) >= 10,
      sent: parameterTypes(workflow, own, project),
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
  if (files.length === 0 || names('pydantic') || project.usesPydantic || told.has(key)) return;
  told.add(key);
  yield finding(
    workflow,
    `pydantic is not among the dependencies (${files.join(', ')}): add it, or temporalio[pydantic].`,
  );
}
