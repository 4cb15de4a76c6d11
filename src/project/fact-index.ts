import { type ClassKind, classKind, type Field, fieldsOf } from '../python/classes.js';
import { type ActivityDefinition, activityOf, type WorkflowDefinition, workflowOf } from '../temporal/definitions.js';
import type { Project } from './project.js';

/** The definitions of the whole repository, merged from all its files. */
export interface FactIndex {
  readonly activities: readonly ActivityDefinition[];
  readonly workflows: readonly WorkflowDefinition[];
  /** Activities by the name they are registered under. */
  readonly activitiesByName: ReadonlyMap<string, readonly ActivityDefinition[]>;
  /** Dotted names of the decorators that are also called as functions: `activity.defn(name=…)(handler)`. */
  readonly definedByCall: ReadonlySet<string>;
}

/** A class whose instances travel as JSON: a dataclass, a Pydantic model, a TypedDict or an enum. */
export interface ModelFacts {
  readonly name: string;
  /** Relative to the root. */
  readonly path: string;
  /** UTF-16 offset of the name. */
  readonly start: number;
  readonly kind: Exclude<ClassKind, 'plain' | 'protocol' | 'unknown'>;
  /** Those of the class itself, not of its bases. */
  readonly fields: readonly Field[];
}

/** Words without which a file defines no model, unless it derives from one of another file. */
const MODELS = /\b(?:dataclass|BaseModel|TypedDict|Enum|IntEnum|StrEnum)\b/;

/** Reads the models of all files that can hold any. */
export function findModels(project: Project): ModelFacts[] {
  const models: ModelFacts[] = [];
  project.matter([MODELS.source]);
  for (const file of project.filesWith(latin1 => MODELS.test(latin1))) {
    for (const node of file.nodes('class_definition')) {
      const kind = classKind(file, node, project.resolver);
      if (kind === 'plain' || kind === 'protocol' || kind === 'unknown') continue;
      const name = node.child('name')!;
      models.push({ name: file.textOf(name), path: file.path, start: name.start, kind, fields: fieldsOf(file, node) });
    }
  }
  return models;
}

/** Every decorator that defines something ends in this word, however it is imported, unless it is renamed in place. */
const DEFINES = /\bdefn\b/;

/** Reads the definitions of all files that can hold any. */
export function buildFactIndex(project: Project): FactIndex {
  const activities: ActivityDefinition[] = [];
  const workflows: WorkflowDefinition[] = [];
  const definedByCall = new Set<string>();
  for (const file of project.filesWith(latin1 => DEFINES.test(latin1))) {
    for (const decorated of file.nodes('decorated_definition')) {
      const node = decorated.child('definition');
      const activity = node && activityOf(file, node, project);
      if (activity) activities.push(activity);
      const workflow = node && workflowOf(file, node, project);
      if (workflow) workflows.push(workflow);
    }
    for (const call of file.nodes('call')) {
      const callee = call.child('function')!;
      if (call.parent?.type === 'decorator' || !/\bdefn$/.test(file.textOf(callee))) continue;
      const resolved = project.resolver.resolve(file, callee);
      if (resolved.kind === 'external') definedByCall.add(resolved.name);
    }
  }
  const activitiesByName = new Map<string, ActivityDefinition[]>();
  for (const activity of activities) {
    if (activity.name === undefined) continue;
    activitiesByName.set(activity.name, [...(activitiesByName.get(activity.name) ?? []), activity]);
  }
  return { activities, workflows, activitiesByName, definedByCall };
}
