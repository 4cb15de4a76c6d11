import { createPlan, type Planned } from '../../src/plan/create-plan.js';
import { loadProject, type Project } from '../../src/project/project.js';
import { rulesFor } from '../../src/transforms/index.js';
import type { RuleOptions } from '../../src/transforms/transform.js';
import { folder } from './folder.js';

/** A project of these files in a temporary folder. */
export async function project(files: Readonly<Record<string, string>>, paths = ['.']): Promise<Project> {
  const root = folder({ 'pyproject.toml': '', ...files });
  return loadProject({ paths, cwd: root });
}

/** The plan of a command over these files. */
export async function planOf(
  files: Readonly<Record<string, string>>,
  options: Partial<RuleOptions> = {},
  command = 'args-list',
): Promise<Planned> {
  return createPlan(await project(files), {
    command,
    rules: rulesFor(command),
    options: { calls: 'activities', onlyMultiple: false, ...options },
  });
}
