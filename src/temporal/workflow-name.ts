import type { SourceFile } from '../python/source-file.js';
import type { SyntaxNode } from '../python/syntax.js';
import type { Semantics } from './semantics.js';

const WORKFLOW = 'temporalio.workflow';

/** How `temporalio.workflow` is written at a place, such as `workflow`; undefined where no name means it. */
export function workflowName(file: SourceFile, at: SyntaxNode, { resolver }: Semantics): string | undefined {
  for (const [name, bindings] of file.scopes.module.bindings) {
    if (!bindings.some(({ imported }) => imported && (name === 'workflow' || /^temporalio/.test(imported.module))))
      continue;
    for (const suffix of ['', '.workflow']) {
      const meaning = resolver.resolveName(file, name, at);
      const resolved = suffix === '' ? meaning : resolver.member(meaning, 'workflow');
      if (resolved.kind === 'external' && resolved.name === WORKFLOW && isLoaded(file, name, suffix)) {
        return `${name}${suffix}`;
      }
    }
  }
  return undefined;
}

/** `import temporalio` alone does not load `temporalio.workflow`; `import temporalio.workflow` does. */
function isLoaded(file: SourceFile, name: string, suffix: string): boolean {
  if (suffix === '') return true;
  const bindings = file.scopes.module.bindings.get(name) ?? [];
  return bindings.some(({ imported }) => imported?.loads === WORKFLOW);
}
