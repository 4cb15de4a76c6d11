import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createPlan } from '../src/plan/create-plan.js';
import { loadProject } from '../src/project/project.js';
import { DEFAULTS } from '../src/settings/option-table.js';
import { rulesFor } from '../src/transforms/index.js';
import { folder } from './support/folder.js';

/** What the policy shows as bad and as good, in other words and as whole programs. */
const examples = fileURLToPath(new URL('./__fixtures__/policy', import.meta.url));
const rules = rulesFor('check').filter(({ defaultOn }) => defaultOn);

/** The rules that `check` has findings of, each once, and those of its notes. */
async function said(path: string) {
  const text = readFileSync(path, 'utf8');
  // Alone in a repository that has what it imports.
  const cwd = folder({ [basename(path)]: text, 'requirements.txt': 'temporalio\npydantic\n' });
  const { plan } = await createPlan(await loadProject({ paths: ['.'], cwd }), {
    command: 'check',
    rules,
    options: DEFAULTS,
    reportOnly: true,
  });
  const of = (status: string) => new Set(plan.findings.filter(each => each.status === status).map(({ rule }) => rule));
  const wanted = /^# wants: (.*)$/m.exec(text)?.[1]?.split(' ') ?? [];
  return { findings: [...of('manual')].sort(), notes: [...of('note')].sort(), wanted: wanted.sort() };
}

describe('the bad examples of the policy', () => {
  it.each(readdirSync(join(examples, 'bad')))(
    '%s has the findings that its first line names, and no others',
    async name => {
      const { findings, wanted } = await said(join(examples, 'bad', name));
      expect(wanted).not.toEqual([]);
      expect(findings).toEqual(wanted);
    },
  );
});

describe('the good examples of the policy', () => {
  it.each(readdirSync(join(examples, 'good')))('%s has no findings and no notes', async name => {
    const { findings, notes } = await said(join(examples, 'good', name));
    expect({ findings, notes }).toEqual({ findings: [], notes: [] });
  });
});
