import type { Project } from '../project/project.js';
import type { Finding } from '../types.js';
import type { ConversionChoices } from './conversion.js';
import { type DictConversion, dictToModel } from './dict-to-model.js';
import { finding, takes } from './findings.js';
import type { Reference } from './references.js';
import { structuralObstacle, stubObstacle, type WorkflowRun } from './workflow-run.js';

/** A dict becomes a model where every use of it is by a key that can be read off the code; the JSON stays the same. */
export function ofDict(
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
  const { model, edits, imports, rewritten, keys: all, untyped = [], inferred = [] } = result;
  const paths = new Set([...edits, ...imports].map(({ path }) => path));
  const callers = rewritten === 0 ? '' : ` ${rewritten === 1 ? '1 caller is' : `${rewritten} callers are`} rewritten.`;
  return {
    ...finding(
      workflow,
      `${workflow.className}: ${takes(workflow)}, a dict; it becomes one ${model} of the same JSON${replays(inferred)}.${callers}${untypedFields(untyped.length, all.length)}`,
    ),
    ...related,
    unit: 'workflow',
    fix: {
      edits,
      imports,
      // What the old annotation named: Dict and Any of typing, or a TypedDict.
      frees: annotated(workflow).map(name => ({ path: workflow.file.path, name })),
      safety: inferred.length === 0 ? 'safe' : 'unsafe',
      lineLengths: Object.fromEntries([...paths].map(path => [path, choices.columns(path)])),
    },
  };
}

/** What was sent by code that is gone, or from elsewhere, is in no caller that can be read. */
function replays(inferred: readonly string[]): string {
  if (inferred.length === 0) return ', so running workflows replay';
  const [fields, are] = inferred.length === 1 ? ['field', 'is'] : ['fields', 'are'];
  return `. The ${fields} ${inferred.join(', ')} ${are} typed by what all callers here send: a workflow that was started with something else no longer replays`;
}

/** A type that is not known might refuse what is sent, so there is none; people may know more. */
function untypedFields(some: number, all: number): string {
  if (some === 0) return '';
  const which = some === all ? 'No field has a type' : `${some} of ${all} fields ${some === 1 ? 'stays' : 'stay'} Any`;
  return ` ${which}, since what is sent is not all known to be of one: write types where you know more.`;
}

/** The names in the annotations of the parameters, each once. */
function annotated({ file, parameters, init }: WorkflowRun): string[] {
  const texts = [...parameters, ...(init?.parameters ?? [])].map(
    ({ annotation }) => annotation && file.textOf(annotation),
  );
  return [...new Set(texts.flatMap(text => text?.match(/[\p{ID_Start}_][\p{ID_Continue}]*/gu) ?? []))];
}
