import { overlaps } from '../../src/edits.js';
import { changes } from '../../src/plan/changes.js';
import { createPlan, type Planned } from '../../src/plan/create-plan.js';
import { migrate } from '../../src/plan/migrate.js';
import { verifyPlan } from '../../src/plan/verify.js';
import { loadProject } from '../../src/project/project.js';
import { loadParser } from '../../src/python/parser.js';
import { patch } from '../../src/report/patch.js';
import { formats, reporters } from '../../src/report/reporters.js';
import { rules, rulesFor } from '../../src/transforms/index.js';
import type { Rule, RuleOptions } from '../../src/transforms/transform.js';
import type { Change, Edit } from '../../src/types.js';
import { inTemporaryFolder, writeFiles } from '../fixtures/run-case.js';
import type { PythonJudge } from './python-judge.js';
import type { Random } from './random.js';

/** Something that must never happen. */
export interface Problem {
  readonly kind:
    | 'crash'
    | 'edit in an error'
    | 'does not compile'
    | 'compiles now'
    | 'counts'
    | 'not stable'
    | 'dropped';
  readonly command: string;
  readonly detail: string;
}

/** What became of one input. */
export interface Verdict {
  readonly problems: readonly Problem[];
  /** Files that some command changed, and those of them that Python compiled before. */
  readonly changed: number;
  readonly judged: number;
}

/** Far more than a file of the corpus takes, and less than what the run as a whole waits. */
const FILE_LIMIT_MS = 20_000;

type Files = ReadonlyMap<string, Buffer>;

/** Runs every transform, and every rule as `check` does, over a small project, and looks at what comes out. */
export async function checkInput(files: Files, random: Random, judge: PythonJudge): Promise<Verdict> {
  const run = new Check(random, judge);
  const transforms = rules.filter(({ kind }) => kind === 'transform').map(({ name }) => name);
  await inTemporaryFolder(async folder => {
    writeFiles(folder, new Map([...files, ['pyproject.toml', Buffer.from('')]]));
    const project = await loadProject({ paths: ['.'], cwd: folder });
    for (const command of transforms) {
      await run.guarded(command, async () => {
        const planned = await run.plan(project, command, rulesFor(command));
        await run.results(command, planned);
      });
    }
    await run.guarded('migrate', () => run.migration(project));
    await run.guarded('check', async () => {
      run.reports('check', await run.plan(project, 'check', rules), []);
    });
  });
  return run;
}

class Check implements Verdict {
  readonly problems: Problem[] = [];
  changed = 0;
  judged = 0;
  readonly #random: Random;
  readonly #judge: PythonJudge;
  #options: Partial<RuleOptions>;

  constructor(random: Random, judge: PythonJudge) {
    this.#random = random;
    this.#judge = judge;
    this.#options = {
      calls: random.pick(['activities', 'all'] as const),
      onlyMultiple: random.chance(0.2),
      lineLength: random.pick([10, 40, 79, 88, 120]),
    };
  }

  #found(kind: Problem['kind'], command: string, detail: string): void {
    this.problems.push({ kind, command, detail });
  }

  /** Does a part of the work; an error in it is a crash of the tool. */
  async guarded(command: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#found('crash', command, (error as Error).stack ?? String(error));
    }
  }

  async plan(
    project: Awaited<ReturnType<typeof loadProject>>,
    command: string,
    asked: readonly Rule[],
  ): Promise<Planned> {
    const reportOnly = command === 'check';
    const planned = await createPlan(project, {
      command,
      rules: asked,
      options: this.#options,
      reportOnly,
      fileLimit: FILE_LIMIT_MS,
    });
    for (const { rule, path, message, stack } of planned.plan.crashes ?? []) {
      this.#found('crash', command, `${rule} on ${path ?? 'the project'}: ${message}\n${stack ?? ''}`);
    }
    const { scanned, changed, clean, skipped, failed } = planned.plan.summary;
    if (scanned !== changed + clean + skipped + failed)
      this.#found('counts', command, JSON.stringify(planned.plan.summary));
    return planned;
  }

  /** All transforms, each on the result of those before. */
  async migration(project: Awaited<ReturnType<typeof loadProject>>): Promise<void> {
    const request = {
      rules: rulesFor('migrate'),
      options: this.#options,
      verify: 'tree',
      fileLimit: FILE_LIMIT_MS,
    } as const;
    const { planned } = (await migrate(project, request))!;
    const changed = changes(planned.plan, planned.sources);
    this.reports('migrate', planned, changed);
    await this.#compiles('migrate', changed);
  }

  /** What Python compiled before it has to compile afterwards, and nothing else. @returns whether it did compile all */
  async #compiles(command: string, changed: readonly Change[]): Promise<boolean> {
    let compiled = true;
    for (const { path, before, after } of changed) {
      const [was, is] = await this.#judge.ask(before.bytes, after.bytes);
      this.changed++;
      if (!was) this.judged++;
      else compiled = false;
      if (!was && is) this.#found('does not compile', command, `${path}: ${is}`);
      if (was && !is) this.#found('compiles now', command, `${path}: ${was}`);
    }
    return compiled;
  }

  /** Looks at what the fixes of a plan make of the files. */
  async results(command: string, planned: Planned): Promise<void> {
    await this.#inNoError(command, planned);
    const unverified = changes(planned.plan, planned.sources);
    const verified = await verifyPlan(planned, 'tree');
    const changed = changes(verified.plan, verified.sources);
    this.reports(command, verified, changed);
    const compiled = await this.#compiles(command, changed);
    await this.#dropped(command, planned, verified, unverified);
    if (compiled && changed.length > 0 && this.#random.chance(0.3)) await this.#again(command, verified, changed);
  }

  /** Our own checks caught it: nobody is hurt. But where all files were in order, a rule made a fix that it should not. */
  async #dropped(command: string, planned: Planned, verified: Planned, unverified: readonly Change[]): Promise<void> {
    const was = (i: number) => planned.plan.findings[i]!.status;
    if (verified.plan.findings.every(({ status }, i) => status === was(i))) return;
    for (const { before } of unverified) if ((await this.#judge.ask(before.bytes, before.bytes))[0]) return;
    this.#found('dropped', command, reasons(verified));
  }

  /** No fix may touch what the parser did not understand. */
  async #inNoError(command: string, { plan, sources }: Planned): Promise<void> {
    const parser = await loadParser();
    const edits = plan.findings.flatMap(({ status, fix }) => (status === 'apply' ? fix!.edits : []));
    const byPath = new Map<string, Edit[]>();
    for (const edit of edits) byPath.set(edit.path, [...(byPath.get(edit.path) ?? []), edit]);
    for (const [path, own] of byPath) {
      const { errors } = parser.parse(sources.get(path)!.text);
      const hit = own.find(edit => errors.some(error => overlaps(error, edit)));
      if (hit) this.#found('edit in an error', command, `${path}, offset ${hit.start}`);
    }
  }

  /** No report may stumble over a plan, whatever names and code it holds. */
  reports(command: string, { plan, sources }: Planned, changed: readonly Change[]): void {
    if (JSON.stringify(JSON.parse(JSON.stringify(plan))) !== JSON.stringify(plan))
      this.#found('counts', command, 'not JSON-safe');
    patch(changed);
    for (const format of loaded) format(plan, changed, { cwd: plan.root }, sources);
  }

  /** What was rewritten once is left alone the second time. */
  async #again(command: string, { plan, sources }: Planned, changed: readonly Change[]): Promise<void> {
    const after = new Map([...sources].map(([path, { bytes }]) => [path, Buffer.from(bytes)]));
    for (const { path, after: result } of changed) after.set(path, Buffer.from(result.bytes));
    await inTemporaryFolder(async folder => {
      writeFiles(folder, new Map([...after, ['pyproject.toml', Buffer.from('')]]));
      const project = await loadProject({ paths: ['.'], cwd: folder });
      const { plan: second } = await this.plan(project, command, rulesFor(command));
      const again = second.findings.find(({ status, path, fix }) => {
        return (
          status === 'apply' &&
          fix!.edits.some(edit => changed.some(change => change.path === edit.path)) &&
          !failedBefore(plan, path)
        );
      });
      if (again) this.#found('not stable', command, `${again.path}:${again.start.line}: ${again.message}`);
    });
  }
}

function failedBefore(plan: Planned['plan'], path: string): boolean {
  return plan.findings.some(finding => finding.path === path && ['failed', 'conflict'].includes(finding.status));
}

function reasons({ plan }: Planned): string {
  return plan.findings
    .filter(({ status }) => status === 'failed')
    .map(({ reason }) => reason)
    .join('; ');
}

const loaded = await Promise.all(formats.map(format => reporters[format]()));
