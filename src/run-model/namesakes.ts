import type { Project } from '../project/project.js';
import type { SourceFile } from '../python/source-file.js';
import type { WorkflowDefinition } from '../temporal/definitions.js';
import type { Found } from './references.js';
import type { WorkflowRun } from './workflow-run.js';

/** Workflows by the name that they are registered under. */
export type Namesakes = ReadonlyMap<string, readonly WorkflowDefinition[]>;

/** All workflows of the repository by the name that they are registered under, where that is known. */
export function namesakesOf(project: Project): Namesakes {
  const namesakes = new Map<string, WorkflowDefinition[]>();
  for (const definition of project.facts.workflows) {
    if (definition.name === undefined) continue;
    const known = namesakes.get(definition.name) ?? [];
    known.push(definition);
    namesakes.set(definition.name, known);
  }
  return namesakes;
}

/** The workflows that a file may mean by a name: those of its own, if it has any, else all. */
export function whichIsMeant(file: SourceFile, name: string, namesakes: Namesakes): readonly WorkflowDefinition[] {
  const all = namesakes.get(name) ?? [];
  const own = all.filter(definition => definition.file === file);
  return own.length > 0 ? own : all;
}

/**
 * Workflows that were given the name of another one on purpose (`name="Flow"`), as a new version or a test's stand-in:
 * whoever starts the one may be served by the other, so they would have to change together.
 */
export function* doubles(workflows: readonly WorkflowRun[], namesakes: Namesakes): Generator<Found> {
  for (const workflow of workflows) {
    if (workflow.registered === undefined) continue;
    for (const { file, node } of namesakes.get(workflow.registered) ?? []) {
      const name = node.child('name')!;
      const onPurpose = workflow.registered !== workflow.className || workflow.registered !== file.textOf(name);
      if (node === workflow.node || !onPurpose) continue;
      const note = `${file.textOf(name)} is registered as "${workflow.registered}" too, and may serve who starts this one`;
      yield [workflow, { file, node: name, use: { kind: 'blocked', note } }];
    }
  }
}
