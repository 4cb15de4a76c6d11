import { resolve } from 'node:path';
import { changedSince } from '../plan/changed-since.js';
import { createPlan, type Planned, type PlanRequest } from '../plan/create-plan.js';
import { settle, type Verdict } from '../plan/decisions.js';
import { withOverview } from '../plan/overview.js';
import { dismissPython, startPython } from '../plan/python-compile.js';
import { recover, refuseInterrupted } from '../plan/recover.js';
import { withSubjects } from '../plan/subjects.js';
import { type VerifyMode, verifyPlan } from '../plan/verify.js';
import { loadProject, type Project } from '../project/project.js';
import { type Format, reporters } from '../report/reporters.js';
import { type RuleChoice, Settings } from '../settings/settings.js';
import { rulesFor } from '../transforms/index.js';
import type { RuleOptions } from '../transforms/transform.js';
import type { Plan, PlanFinding } from '../types.js';
import { visible } from '../visible.js';
import { type Steps, shownSteps, silentSteps } from './steps.js';
import type { World } from './world.js';

/** Which files a run is about. */
export interface FileRequest {
  readonly paths: readonly string[];
  readonly stdinFilename?: string | undefined;
  /** Only files that changed since this git ref. */
  readonly since?: string | undefined;
  /** Given for the rules; the rest comes from the settings of each file. */
  readonly rules: Partial<RuleOptions>;
  /** Names of rules that win over those of the settings. */
  readonly choice?: RuleChoice;
}

/** What to plan. */
export interface PlanningRequest extends FileRequest {
  readonly safeOnly: boolean;
  readonly write: boolean;
  readonly verify: VerifyMode;
  readonly quiet: boolean;
  readonly stats?: boolean;
  /** How the plan will be shown: a page needs to know more. */
  readonly format?: Format;
  /** Has the last word about each fix. */
  readonly judge?: (finding: PlanFinding) => Verdict;
}

/** Files with their settings. */
export interface Scope {
  readonly project: Project;
  readonly settings: Settings;
}

/** The files that the run is about, with their settings. What a setting excludes is said only where the file was named. */
export async function findFiles(
  { paths, stdinFilename, since, rules, choice }: FileRequest,
  world: World,
): Promise<Scope> {
  const stdin = stdinFilename === undefined ? undefined : { name: stdinFilename, bytes: await world.stdin() };
  const project = await loadProject({ paths, cwd: world.cwd, ...(stdin && { stdin }) });
  const settings = new Settings(project, rules, choice);
  const changed = since === undefined ? undefined : changedSince(project.root, since);
  const named = new Set(paths.map(path => project.relative(resolve(world.cwd, path))));
  const leftOut = new Map<string, number>();
  project.narrow(path => {
    if (changed && !changed.has(path)) return '';
    const reason = settings.leavesOut(path);
    if (reason === undefined || stdin || named.has(path)) return reason;
    leftOut.set(reason, (leftOut.get(reason) ?? 0) + 1);
    return '';
  });
  if (project.targets.length === 0 && project.skipped.length === 0) sayLeftOut(leftOut, world);
  return { project, settings };
}

/** A pattern that fits nothing would look like a repository without findings. */
function sayLeftOut(leftOut: ReadonlyMap<string, number>, world: World): void {
  for (const [reason, count] of leftOut) {
    world.err(`No file is left to look at: ${count} ${count === 1 ? 'is' : 'are'} ${visible(reason)}.\n`);
  }
}

/** Nothing can be planned from files of which some are written and some are not. */
async function settleInterrupted(root: string, write: boolean, world: World): Promise<void> {
  if (!write) return refuseInterrupted(root);
  const recovered = await recover(root);
  if (!recovered) return;
  const { restored, left } = recovered;
  const but = left.length === 0 ? '' : ` Left alone, since they changed in the meantime: ${left.join(', ')}.`;
  const what = `An earlier write was interrupted, and is taken back: ${restored.length} of its files have the old content again.`;
  world.err(`${visible(`${what}${but}`)}\n`);
}

/** A plan; that of `migrate` with the plan of each of its steps. */
export interface Made extends Planned {
  readonly steps?: readonly Planned[];
}

/** Makes the plan of a command and verifies it, with progress on the terminal. */
export async function makePlan(command: string, request: PlanningRequest, world: World): Promise<Made> {
  const steps = world.terminal && !request.quiet ? shownSteps(world.terminal) : silentSteps;
  let scope: Scope | undefined;
  let planned: Made | undefined;
  const times: [string, number][] = [];
  const rules: [string, number][] = [];
  const compiles = command !== 'check' && (request.verify === 'auto' || request.verify === 'python');
  // Python starts on the other core while files are read and rules run.
  if (compiles) startPython();
  const work = steps(
    timed(times, [
      [
        'Find files',
        async () => {
          scope = await findFiles(request, world);
          if (request.stdinFilename === undefined) await settleInterrupted(scope.project.root, request.write, world);
        },
      ],
      [
        'Plan',
        async report => {
          planned = await plan(command, scope!, request, {
            onRule: (name, ms) => rules.push([name, ms]),
            onProgress: (name, done, total) => report(`${name}: ${done} of ${total} files`),
          });
        },
      ],
      [
        'Verify',
        async () => {
          // A migration verifies each of its steps, before the next one is planned.
          if (command === 'check') planned = { ...planned!, plan: withSubjects(planned!.plan, scope!.project) };
          else if (command !== 'migrate') {
            const verified = verifyPlan(planned!, request.verify);
            // While Python compiles, there is time to load what will show the plan.
            await Promise.all([verified, request.format && reporters[request.format]()]);
            planned = await verified;
          }
          if (request.format === 'html') planned = { ...planned!, plan: withOverview(planned!.plan, scope!.project) };
        },
      ],
    ]),
  );
  await work.finally(dismissPython);
  if (request.stats) {
    const { statsReport } = await import('../report/stats.js');
    world.err(statsReport({ ...scope!.project.counts, steps: times, rules, peakMegabytes: world.peakMegabytes() }));
  }
  await reportCrashes(planned!.plan, world);
  return planned!;
}

async function plan(
  command: string,
  { project, settings }: Scope,
  { rules: options, verify, judge, safeOnly }: PlanningRequest,
  watch: Pick<PlanRequest, 'onRule' | 'onProgress'>,
): Promise<Made> {
  const defaultsOnly = command === 'check' || command === 'migrate';
  const request = { rules: rulesFor(command), options, settings, safeOnly, defaultsOnly, ...watch };
  if (command === 'migrate') {
    const { migrate } = await import('../plan/migrate.js');
    const { planned, steps } = (await migrate(project, { ...request, verify, ...(judge && { judge }) }))!;
    return { ...planned, steps };
  }
  const planned = await createPlan(project, { ...request, command, reportOnly: command === 'check' });
  return judge ? { ...planned, plan: settle(planned.plan, judge) } : planned;
}

/** Tells people about rules that crashed, if some did. */
export async function reportCrashes(plan: Plan, world: World): Promise<void> {
  if (!plan.crashes) return;
  const { crashReport } = await import('../report/crashes.js');
  world.err(crashReport(plan, world.runtime));
}

/** The same steps, which note how long each of them takes. */
function timed(times: [string, number][], steps: Parameters<Steps>[0]): Parameters<Steps>[0] {
  return steps.map(([title, run]) => [
    title,
    async report => {
      const start = performance.now();
      await run(report);
      times.push([title, performance.now() - start]);
    },
  ]);
}
