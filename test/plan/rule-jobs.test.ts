import { describe, expect, it } from 'vitest';
import { RuleJobs } from '../../src/plan/rule-jobs.js';
import { rules } from '../../src/transforms/index.js';

const named = (name: string, scope: 'file' | 'project') => ({ ...rules[0]!, name, scope }) as (typeof rules)[number];
const [a, whole, b] = [named('a', 'file'), named('whole', 'project'), named('b', 'file')];

/** What is done, where `after` may change the order behind a job. */
function done(jobs: RuleJobs, after: (job: string) => void = () => {}): string[] {
  const names: string[] = [];
  for (let most = 0; jobs.current && most < 20; most++) {
    const { rule, path, done: at, total } = jobs.current;
    const name = `${rule.name} ${path ?? '-'} ${at}/${total}`;
    names.push(name);
    const { current } = jobs;
    after(name);
    if (jobs.current === current) jobs.next();
  }
  return names;
}

describe('the jobs of a run', () => {
  it('are the whole project first, then file by file', () => {
    expect(done(new RuleJobs([a, whole, b], ['x.py', 'y.py']))).toEqual([
      'whole - 0/1',
      'a x.py 0/2',
      'b x.py 0/2',
      'a y.py 1/2',
      'b y.py 1/2',
    ]);
    expect(done(new RuleJobs([], ['x.py']))).toEqual([]);
    expect(done(new RuleJobs([whole], ['x.py']))).toEqual(['whole - 0/1']);
    expect(done(new RuleJobs([whole, a], []))).toEqual(['whole - 0/1']);
  });

  it('leave out the rest of a file', () => {
    const jobs = new RuleJobs([whole, a, b], ['x.py', 'y.py', 'z.py']);
    const skip = (job: string) => (job.startsWith('a x') || job.startsWith('b y') ? jobs.skipFile() : undefined);
    expect(done(jobs, skip)).toEqual([
      'whole - 0/1',
      'a x.py 0/3',
      'a y.py 1/3',
      'b y.py 1/3',
      'a z.py 2/3',
      'b z.py 2/3',
    ]);
  });

  it('leave out a rule from now on', () => {
    const jobs = new RuleJobs([a, b], ['x.py', 'y.py', 'z.py']);
    const stop = (job: string) => (job.startsWith('a y') ? jobs.stop(a) : undefined);
    expect(done(jobs, stop)).toEqual(['a x.py 0/3', 'b x.py 0/3', 'a y.py 1/3', 'b y.py 1/3', 'b z.py 2/3']);
  });
});
