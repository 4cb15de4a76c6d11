import type { Project } from '../project/project.js';
import type { SourceFile } from '../python/source-file.js';
import { stringValue } from '../python/strings.js';
import { descendants, isLabel, type SyntaxNode } from '../python/syntax.js';
import { isTestFile } from '../python/test-files.js';
import { payloadsOf } from '../temporal/payloads.js';
import type { Reference } from './references.js';
import { fieldType, shapesOf } from './value-shapes.js';
import type { WorkflowRun } from './workflow-run.js';

/** The dict that a call of the SDK, or a direct call, sends. */
export function payloadOf({ use }: Reference): SyntaxNode | undefined {
  if (use.kind === 'sdk-call') {
    const payloads = payloadsOf(use.sdk);
    return payloads?.length === 1 ? payloads[0] : undefined;
  }
  if (use.kind !== 'direct-call' && use.kind !== 'init-call') return undefined;
  const given = use.call.child('arguments')?.parts.slice(use.kind === 'direct-call' ? use.skip : 0) ?? [];
  return given.length === 1 && given[0]!.type !== 'keyword_argument' ? given[0] : undefined;
}

/** The keys of a dict display; undefined where one is not a literal. */
export function literalKeys(file: SourceFile, node: SyntaxNode): { key: string; pair: SyntaxNode }[] | undefined {
  if (node.type !== 'dictionary') return undefined;
  const keys = node.parts.map(pair => ({
    pair,
    key: pair.type === 'pair' ? stringValue(pair.child('key')!, file.text) : undefined,
  }));
  return keys.every(({ key }) => key !== undefined) ? (keys as { key: string; pair: SyntaxNode }[]) : undefined;
}

/** The keys that a reference is seen to send. */
export function sentKeys(reference: Reference): string[] {
  const payload = payloadOf(reference);
  return (payload && literalKeys(reference.file, payload)?.map(({ key }) => key)) ?? [];
}

/** The dict display that a variable stands for which is set once and does nothing but being sent; else the node itself. */
function displayOf(file: SourceFile, node: SyntaxNode): SyntaxNode {
  if (node.type !== 'identifier') return node;
  const name = file.textOf(node);
  const [binding, more] = file.scopes.lookup(name, node);
  if (!binding || more || binding.scope.kind !== 'function' || binding.kind !== 'assignment') return node;
  const { value, scope } = binding;
  if (value?.type !== 'dictionary' || binding.node.parent?.child('left') !== binding.node) return node;
  for (const each of descendants(scope.node)) {
    const isOther = each.type === 'identifier' && each !== node && each !== binding.node && file.textOf(each) === name;
    if (isOther && !isLabel(each)) return node;
  }
  return value;
}

/**
 * The type of the field for a key, given its default as written: undefined where what is sent for it is not known.
 */
export type KeyTypes = (key: string, fallback: string | undefined) => string | undefined;

/**
 * Reads the types of the keys off what all callers send. Where one is not understood, or none but tests is seen, no type is
 * known.
 */
export function keyTypes(
  { file: home }: WorkflowRun,
  references: readonly Reference[],
  keys: readonly string[],
  project: Project,
): KeyTypes {
  const sent: { file: SourceFile; values: Map<string, SyntaxNode> }[] = [];
  for (const reference of references) {
    const { file, use } = reference;
    if (use.kind === 'fine') continue;
    const payload = payloadOf(reference);
    const pairs = payload && literalKeys(file, displayOf(file, payload));
    if (!pairs) return () => undefined;
    sent.push({ file, values: new Map(pairs.map(({ key, pair }) => [key, pair.child('value')!])) });
  }
  // What tests send is no sign of what those send who run it.
  if (sent.every(({ file }) => isTestFile(file))) return () => undefined;
  return (key, fallback) => {
    const values = sent.flatMap(({ file, values }) => {
      const value = values.get(key);
      return value ? [shapesOf(file, value, project)] : [];
    });
    return fieldType(values, fallback, keys, home, project);
  };
}
