import { loadParser } from '../../src/python/parser.js';
import type { SyntaxNode } from '../../src/python/syntax.js';
import { sdkApi, shortName } from '../../src/temporal/sdk-api.js';
import type { Random } from './random.js';

const IMPORTS =
  'from temporalio import activity, workflow\nfrom temporalio.client import Client\nfrom datetime import timedelta\nfrom dataclasses import dataclass\nfrom pydantic import BaseModel\n';
const TYPES = ['int', 'str', 'list[str]', 'dict', 'str | None', '"Order"', 'Order', 'bool', 'float', 'bytes'];
const PARAMETERS = ['order', 'amount', 'user_id', 'schema', 'type', 'self_', 'payload', '_hidden', 'copy', 'n'];
const TAILS = [
  'start_to_close_timeout=timedelta(seconds=5)',
  'task_queue="q"',
  'id="x"',
  '**options',
  'retry_policy=None',
  'args=[1]',
  'arg=2',
];
/** Expressions of these types are taken from the file as payloads: real code knows more forms than anyone thinks of. */
const EXPRESSIONS = new Set(
  `call binary_operator boolean_operator comparison_operator conditional_expression lambda list tuple dictionary set string
  list_comprehension generator_expression attribute subscript unary_operator not_operator integer identifier await
  concatenated_string named_expression list_splat parenthesized_expression`.split(/\s+/),
);
/** What an argument can be beyond a plain expression. */
const FORMS = [
  '*@',
  '*@',
  '(yield @)',
  'k := @',
  '@ for x in y',
  'lambda: @',
  '@ if @ else x',
  'not @',
  'await @',
  '**@',
  'f"{@}"',
  '(@)',
  '@,',
];
const MOST_LENGTH = 400;

/**
 * Plants code that uses the SDK into a file, among statements that are there: calls whose payloads are expressions of the
 * file, activities, models and workflows. The file must be readable as UTF-8; others come back as they are.
 */
export async function graft(bytes: Buffer, random: Random): Promise<Buffer> {
  const text = bytes.toString('utf8');
  if (!Buffer.from(text, 'utf8').equals(bytes) || text.includes('\0')) return bytes;
  const nodes = [...(await loadParser()).parse(text).root.descendants()];
  const expressions = nodes.filter(node => EXPRESSIONS.has(node.type) && node.end - node.start <= MOST_LENGTH);
  const places = nodes.filter(node => isStatement(node, text));
  const expression = () => {
    const node = expressions.length > 0 && random.chance(0.8) ? random.pick(expressions) : undefined;
    const plain = node ? text.slice(node.start, node.end) : random.pick(['x', '1', '"a"', '[]', 'Order()']);
    return random.chance(0.8) ? plain : random.pick(FORMS).replace('@', () => plain);
  };
  const inserts: { readonly at: number; readonly text: string }[] = [];
  for (let i = random.between(1, 4); i > 0 && places.length > 0; i--) {
    const place = random.pick(places);
    const start = text.lastIndexOf('\n', place.start - 1) + 1;
    const indent = text.slice(start, place.start);
    const inModule = place.parent?.type === 'module' && indent === '';
    const code = inModule && random.chance(0.5) ? definition(random) : statement(random, expression);
    inserts.push({ at: start, text: code.replace(/^(?=.)/gm, indent) });
  }
  const first = places.find(node => node.parent?.type === 'module' && text[node.start - 1] !== ';');
  if (first) inserts.push({ at: text.lastIndexOf('\n', first.start - 1) + 1, text: IMPORTS });
  inserts.sort((a, b) => b.at - a.at);
  let result = text;
  for (const { at, text: code } of inserts) result = result.slice(0, at) + code + result.slice(at);
  return Buffer.from(result, 'utf8');
}

/** A statement that starts its line, and is no docstring or `__future__` import, which must stay first. */
function isStatement(node: SyntaxNode, text: string): boolean {
  const inBlock = node.parent?.type === 'block' || node.parent?.type === 'module';
  if (!node.named || !inBlock || node.type === 'comment' || node.type === 'future_import_statement') return false;
  if (node.type === 'expression_statement' && node.parts[0]?.type === 'string') return false;
  return /^[ \t]*$/.test(text.slice(text.lastIndexOf('\n', node.start - 1) + 1, node.start));
}

function statement(random: Random, expression: () => string): string {
  const api = random.pick(sdkApi);
  const name = shortName(api.name);
  const receiver = random.pick(
    api.name.startsWith('temporalio.workflow.') ? ['workflow', 'workflow', 'w'] : ['client', 'handle', 'self.client'],
  );
  const target = random.pick(['charge', '"charge"', 'Flow.run', 'Flow.update', 'self.charge', 'Billing.charge']);
  const payloads = Array.from({ length: random.pick([0, 1, 1, 1, 2, 2, 3, 5]) }, expression);
  const tail = Array.from({ length: random.below(3) }, () => random.pick(TAILS));
  const all = [...(api.payloadIndex > 0 ? [target] : []), ...payloads, ...tail];
  const layout = random.pick(['line', 'line', 'hug', 'block', 'block', 'odd']);
  const comment = random.chance(0.3) ? '  # note' : '';
  const inside =
    layout === 'line'
      ? all.join(', ')
      : layout === 'hug'
        ? `\n    ${all.join(', ')}\n`
        : layout === 'block'
          ? `\n${all.map(part => `    ${part},${comment}\n`).join('')}`
          : all.join(random.pick([',\\\n ', ',\n        ', ' ,  ', ',']));
  const call = `${receiver}.${name}(${inside})`;
  return `${random.pick([call, call, `x = ${call}`, `await ${call}`, `return ${call}`, `f(${call}, g(${call}))`, `with ${call}: pass`, `x = [${call} for x in y]`])}\n`;
}

function definition(random: Random): string {
  const parameters = Array.from({ length: random.pick([0, 1, 1, 2, 2, 3, 6]) }, (_, i) => {
    const name = `${random.pick(PARAMETERS)}${random.chance(0.8) ? i : ''}`;
    const type = random.chance(0.85) ? `: ${random.pick(TYPES)}` : '';
    return `${name}${type}${random.chance(0.2) ? ' = None' : ''}`;
  });
  const list = (self: boolean) =>
    [...(self ? ['self'] : []), ...parameters, ...(random.chance(0.05) ? ['*rest'] : [])].join(', ');
  switch (random.below(4)) {
    case 0:
      return `@activity.defn\nasync def charge(${list(false)}) -> int:\n    return 1\n\n`;
    case 1:
      return `@workflow.defn\nclass Flow:\n    @workflow.run\n    async def run(${list(true)}) -> None:\n        x = ${parameters[0]?.split(':')[0] ?? '1'}\n        await workflow.execute_activity(charge, x, x, start_to_close_timeout=timedelta(seconds=1))\n\n`;
    case 2:
      return `@dataclass\nclass Order:\n    a: int\n    b: str = ""\n\n`;
    default:
      return `class Order(BaseModel):\n    a: int\n    items: list[dict]\n\nasync def start(client: Client):\n    await client.execute_workflow(Flow.run, ${random.pick(['1, "x"', 'Order(a=1)', '*xs', '1'])}, id="i", task_queue="q")\n\n`;
  }
}
