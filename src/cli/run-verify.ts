import { readdirSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { type Answer, askPython } from '../environment/ask-python.js';
import { moduleGroups } from '../environment/module-groups.js';
import { inScratchCopy } from '../environment/scratch-copy.js';
import { UserError } from '../errors.js';
import { changes } from '../plan/changes.js';
import { readJournal } from '../plan/journal.js';
import { openPlan, parsePlan } from '../plan/read-plan.js';
import { loadProject, type Project } from '../project/project.js';
import { importedNames } from '../python/imports.js';
import { ansi, plain } from '../report/paint.js';
import type { Change } from '../types.js';
import type { VerifyOptions } from './verify-options.js';
import type { World } from './world.js';

/** The Pydantic converter, for histories of repositories that use it. */
const PYDANTIC = 'temporalio.contrib.pydantic:pydantic_data_converter';

/**
 * Lets the user's own environment judge a written tree, or a plan that is not written yet in a copy: modules import, the
 * SDK accepts the definitions, models build their schema, recorded histories replay.
 * @returns 0 if all is well, 1 if something failed
 */
export async function runVerify(options: VerifyOptions, world: World): Promise<number> {
  const project = await loadProject({ paths: options.paths, cwd: world.cwd });
  const histories =
    options.histories === undefined ? [] : historyFiles(resolve(world.cwd, options.histories), options.histories);
  const planned = options.plan === undefined ? undefined : await plannedChanges(options.plan, project.root, world);
  const written = planned
    ? planned.map(({ path }) => path)
    : (readJournal(project.root)?.entries.map(({ path }) => path) ?? []);
  const paths = verifiedPaths(project, written);
  if (paths.length === 0) {
    throw new UserError(
      'nothing to verify: these paths define no workflow, activity or model of the SDK, and no write or plan changed any file.',
    );
  }
  const ask = (root: string) => {
    const question = {
      root,
      groups: moduleGroups(root, paths, importedModules(project)),
      histories,
      converter: options.converter ?? (project.usesPydanticConverter ? PYDANTIC : null),
    };
    return askPython(pythonOf(options.python, world), question, root, chunk => options.quiet || world.err(chunk));
  };
  let root = project.root;
  const answers = planned
    ? await inScratchCopy(project.root, planned, copy => {
        root = copy;
        return ask(copy);
      })
    : await ask(project.root);
  const unfit = answers.find(({ subject, error }) => subject === 'environment' && error !== undefined);
  if (unfit)
    throw new UserError(
      `${options.python} has no temporalio (${unfit.error}): name the interpreter of your environment.`,
    );
  await show(answers, root, options, world);
  return answers.some(({ error }) => error !== undefined) ? 1 : 0;
}

async function show(answers: readonly Answer[], root: string, options: VerifyOptions, world: World): Promise<void> {
  if (options.format === 'json') {
    const inside = (path: string) => (path.startsWith(root + sep) ? relative(root, path).split(sep).join('/') : path);
    const results = answers.map(({ path, ...rest }) => ({
      ...rest,
      ...(path !== undefined && { path: inside(path) }),
    }));
    world.out(`${JSON.stringify({ version: 1, results }, null, 2)}\n`);
    return;
  }
  const { verifiedText } = await import('../report/verified.js');
  world.out(verifiedText(answers, root, (options.color ?? world.colors) ? ansi : plain));
}

/** A path is the user's, from where they are; a bare name is looked for on the PATH. */
function pythonOf(python: string, { cwd }: World): string {
  return python.includes('/') && !isAbsolute(python) ? resolve(cwd, python) : python;
}

/** What defines something for the SDK in the paths that were given, and what was changed. */
function verifiedPaths(project: Project, changed: readonly string[]): string[] {
  const targets = new Set(project.targets);
  const definitions = [...project.facts.workflows, ...project.facts.activities].map(({ file }) => file.path);
  const own = definitions.filter(path => targets.has(path));
  const known = new Set(project.allPaths);
  return [...new Set([...own, ...changed.filter(path => known.has(path))])].sort();
}

function importedModules(project: Project): (module: string) => boolean {
  let names: Set<string> | undefined;
  return module => {
    names ??= new Set(
      [...project.filesWith(text => text.includes('import'))].flatMap(file =>
        [...file.nodes('import_statement'), ...file.nodes('import_from_statement')].flatMap(node =>
          importedNames(node, file.text).flatMap(each => [
            ...(each.level === 0 ? [each.loads, each.module, `${each.module}.${each.name ?? ''}`] : []),
          ]),
        ),
      ),
    );
    return names.has(module);
  };
}

async function plannedChanges(name: string, root: string, world: World): Promise<readonly Change[]> {
  let text: string;
  try {
    text = await readFile(resolve(world.cwd, name), 'utf8');
  } catch (error) {
    throw new UserError(`${name} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
  const { planned, stale } = openPlan(await parsePlan(text, name), root);
  const [first] = stale;
  if (first) throw new UserError(`${first.path} is not what ${name} was made for: plan again.`);
  return changes(planned.plan, planned.sources);
}

/** The JSON files of a folder and those below it, or the one that is named. */
function historyFiles(path: string, given: string): string[] {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat?.isFile()) return [path];
  if (!stat?.isDirectory()) throw new UserError(`--histories: there is no ${given}.`);
  const files = readdirSync(path, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.json'));
  if (files.length === 0) throw new UserError(`--histories: ${given} holds no .json files.`);
  return files.sort().map(file => join(path, file));
}
