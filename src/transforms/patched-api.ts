import type { PatchedApi } from '../temporal/patched-api.js';
import { shortName } from '../temporal/sdk-api.js';
import { isWithinPolicy } from './args-list.js';
import type { ProjectRule } from './transform.js';

/** Test code that stands in for the SDK and takes the payload as a positional argument. */
export const patchedApi: ProjectRule = {
  name: 'patched-api',
  kind: 'check',
  scope: 'project',
  summary: 'fakes and mocks of the SDK that expect the payload as a positional argument',
  severity: 'warning',
  checklist: 'tests-fakes',
  defaultOn: true,
  explain: {
    why: 'A fake that is put over workflow.execute_activity gets what the workflow passes. When the payload moves into args=[…], a fake that takes it as its second parameter fails, and so does an assertion on call_args[0][1].',
    bad: 'async def fake_execute_activity(activity, payload, **options): ...',
    good: 'async def fake_execute_activity(activity, *, args, **options): payload = args[0] ...',
    fix: 'take the payload from args, in the fake or in the assertion.',
    limits:
      'fakes of callables that args-list leaves alone, such as execute_child_workflow without --calls all; fakes that are put over the SDK by other means than unittest.mock, pytest-mock, monkeypatch or an assignment.',
  },
  options: ['calls'],
  *find(project, _options, optionsOf) {
    for (const patched of project.patches) {
      // The payloads of other calls stay where they are.
      if (patched.api && !isWithinPolicy(patched.api.kind, optionsOf(patched.file.path))) continue;
      yield {
        rule: patchedApi.name,
        path: patched.file.path,
        span: { start: patched.node.start, end: patched.node.end },
        message: explainPatch(patched),
      };
    }
  },
};

function explainPatch({ api, takes }: PatchedApi): string {
  const name = api ? shortName(api.name) : 'the call';
  switch (takes) {
    case 'fake-parameter':
      return `this stands in for ${name} and takes the payload as a parameter: after the rewrite the payload arrives as args=[…]. Give it an args parameter.`;
    case 'fake-arguments':
      return `this stands in for ${name} and reads its positional arguments: after the rewrite the payload arrives as args=[…]. Read it from there.`;
    case 'assertion':
      return 'this looks for the payload where a mock of the SDK gets it now, as a positional argument or as arg=: after the rewrite it is found in kwargs["args"].';
  }
}
