import type { SourceFile } from '../python/source-file.js';
import { descendants, type SyntaxNode } from '../python/syntax.js';

/** What pydantic.BaseModel has itself (docs.pydantic.dev, "BaseModel"): a field cannot have such a name. */
const MODEL_MEMBERS = new Set(
  `construct copy dict from_orm json parse_file parse_obj parse_raw schema schema_json update_forward_refs validate
  model_computed_fields model_config model_construct model_copy model_dump model_dump_json model_extra model_fields
  model_fields_set model_json_schema model_parametrized_name model_post_init model_rebuild model_validate
  model_validate_json model_validate_strings`.split(/\s+/),
);

/**
 * The name of the field for a parameter: its own, unless a model cannot have it.
 * @param hides whether a field of the name would hide something that the model's own text uses
 */
export function fieldName(parameter: string, hides: (name: string) => boolean): string {
  const bare = parameter.replace(/^_+/, '') || 'value';
  let name = bare;
  while (MODEL_MEMBERS.has(name) || hides(name) || /^\d/.test(name))
    name = /^\d/.test(name) ? `field_${name}` : `${name}_`;
  return name;
}

/** Pydantic takes fields that start with `model_` for its own (older releases warn), unless it is told otherwise. */
export function needsNamespace(field: string): boolean {
  return field.startsWith('model_');
}

/**
 * The name of the model of a workflow: `SendEmailWorkflow` → `SendEmailRequest`.
 * @param taken whether a name means something already where the model is defined or imported
 */
export function modelName(className: string, suffix: string, taken: (name: string) => boolean): string {
  const base = className.replace(/(?<=.)(?:Workflow|WorkFlow|Wf|WF)$/, '');
  const candidates = [`${base}${suffix}`, `${className}${suffix}`, `${base}Input`, `${base}Params`];
  for (let n = 2; ; n++) {
    const free = candidates.find(name => !taken(name));
    if (free !== undefined) return free;
    candidates.push(`${base}${suffix}${n}`);
  }
}

/** The name of the one parameter: `request`, unless the functions use that for something else. */
export function requestName(file: SourceFile, functions: readonly SyntaxNode[], parameters: readonly string[]): string {
  const used = new Set(parameters);
  for (const definition of functions) {
    for (const node of descendants(definition)) {
      if (node.type !== 'identifier' || (node.parent?.type === 'attribute' && node.field === 'attribute')) continue;
      if (node.parent?.type === 'keyword_argument' && node.field === 'name') continue;
      used.add(file.textOf(node));
    }
  }
  const free = ['request', 'params', 'payload', 'workflow_request', 'workflow_params'].find(name => !used.has(name));
  if (free !== undefined) return free;
  let n = 2;
  while (used.has(`request${n}`)) n++;
  return `request${n}`;
}

/** Whether a word stands anywhere in a text, also in a comment: then it is better not used for something new. */
export function mentions(text: string, word: string): boolean {
  return new RegExp(`(?<![\\p{ID_Continue}])${word}(?![\\p{ID_Continue}])`, 'u').test(text);
}
