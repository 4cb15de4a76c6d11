import { expect, it } from 'vitest';
import { mayThrowAway } from '../../src/temporal/thrown-away.js';

const test = mayThrowAway(new Set(['sleep', 'signal', 'run']));
const file = (line: string) => test(`import temporalio\nasync def f():\n${line}\n`);

it.each([
  '    workflow.sleep(1)',
  '    sleep (1)',
  '    workflow.sleep\\\n    (1)',
  '    (workflow.sleep(1))',
  '    handles[0].signal("go")',
  '    (await found()).signal("go")',
  '    handle(await found()).signal("go")',
  '    nap = workflow.sleep(1)',
  '    if late: workflow.sleep(1)',
  '    print("(", late); workflow.sleep(1)',
  '    await found(); workflow.sleep(1)',
  '    x = 1  # (\n    workflow.sleep(1)',
  '    worker.run()',
  '    from asyncio import sleep as nap\n    nap(1)',
  '    nap = workflow.sleep\n    nap(1)',
  '    import aio as asyncio\n    asyncio.run(1)',
])('%j may throw a coroutine away', line => {
  expect(file(line)).toBe(true);
});

it.each([
  '    await workflow.sleep(1)',
  '    return workflow.sleep(1)',
  '    asyncio.run(main())',
  '    gather(workflow.sleep(1))',
  '    done = await wait([workflow.sleep(1)])',
  'async def sleep(seconds): ...',
  '    asleep(1)',
  '    sleep = 1',
])('%j throws none away', line => {
  expect(file(line)).toBe(false);
});

it('a file that does not name the SDK throws none away', () => {
  expect(test('workflow.sleep(1)')).toBe(false);
});
