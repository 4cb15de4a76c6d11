import type { Project } from '../project/project.js';
import { readCall } from '../python/calls.js';
import { isBoundMethod, type Parameter, parametersOf } from '../python/functions.js';
import type { SourceFile } from '../python/source-file.js';
import type { SyntaxNode } from '../python/syntax.js';

/** A function of the repository and the parameter of it that gets an argument. */
export interface GivenParameter {
  readonly file: SourceFile;
  readonly definition: SyntaxNode;
  readonly parameter: Parameter;
}

/**
 * The parameter that an argument is given for, by its place or keyword, where the function that is called is known; by way
 * of a wrapper as well: `partial(function, value)`, `async_to_sync(function)(value)`.
 * @param given the argument's value
 */
export function givenParameter(
  file: SourceFile,
  node: SyntaxNode,
  given: SyntaxNode,
  project: Project,
): GivenParameter | undefined {
  const call = readCall(node, file.text);
  const argument = call?.args.find(arg => arg.value === given);
  if (!call || !argument) return undefined;
  const positional = call.args.filter(({ kind }) => kind === 'positional').map(({ value }) => value);
  const callee = call.callee.type === 'call' ? call.callee.child('arguments')?.parts[0] : call.callee;
  const direct = callee && functionAt(file, callee, project);
  // A function that is handed to another one, and the arguments for it behind.
  const place = direct ? -1 : positional.findIndex(value => functionAt(file, value, project) !== undefined);
  const called = direct ?? (place >= 0 ? functionAt(file, positional[place]!, project) : undefined);
  if (!called) return undefined;
  const bound = isBoundMethod(called.file, called.definition);
  const parameters = parametersOf(called.file, called.definition).slice(bound ? 1 : 0);
  const index = positional.indexOf(given) - place - 1;
  const variadic = parameters.findIndex(({ kind }) => kind === 'var-positional');
  const parameter =
    argument.kind === 'keyword'
      ? parameters.find(({ name }) => name === argument.name)
      : argument.kind === 'positional' && index >= 0
        ? parameters[variadic >= 0 ? Math.min(index, variadic) : index]
        : undefined;
  return parameter && { ...called, parameter };
}

/** The function that an expression means: a definition, a method of a known receiver, or what makes an instance. */
function functionAt(
  file: SourceFile,
  callee: SyntaxNode,
  { resolver, types }: Project,
): Omit<GivenParameter, 'parameter'> | undefined {
  let resolved = resolver.resolve(file, callee);
  const object = callee.type === 'attribute' ? callee.child('object') : undefined;
  if (resolved.kind !== 'definition' && object) {
    const type = types.typeOf(file, object);
    if (type?.kind === 'definition') resolved = resolver.member(type, file.textOf(callee.child('attribute')!));
  }
  if (resolved.kind === 'definition' && resolved.node.type === 'class_definition')
    resolved = resolver.member(resolved, '__init__');
  return resolved.kind === 'definition' && resolved.node.type === 'function_definition'
    ? { file: resolved.file, definition: resolved.node }
    : undefined;
}
