import type { ImportedName } from '../python/imports.js';
import type { Binding } from '../python/scope.js';
import type { SourceFile } from '../python/source-file.js';
import { descendants, type SyntaxNode } from '../python/syntax.js';

/** Modules of Python itself that workflow code uses: the sandbox of the SDK knows them. Others are passed through. */
const STANDARD = new Set(
  'abc asyncio collections contextlib copy dataclasses datetime decimal enum functools hashlib itertools json logging math operator os pathlib random re string time typing uuid zoneinfo'.split(
    ' ',
  ),
);

/** Built-in names that workflow code uses; for others, a star import more does no harm. */
const BUILTINS = Object.fromEntries(
  'len range int str float bool list dict set tuple enumerate zip sorted min max sum any all isinstance print Exception'
    .split(' ')
    .map(name => [name, true]),
);

/** The import statements of a new file, sorted; those that the workflow sandbox has to let pass are apart. */
export interface ImportLines {
  readonly plain: readonly string[];
  readonly passedThrough: readonly string[];
}

/** Collects what code that moves to another file needs to import there. */
export class NeededImports {
  /** By module: the names of a `from` import, or nothing for a plain one. */
  readonly #from = new Map<string, Set<string>>();
  readonly #plain = new Set<string>();
  readonly #names = new Set<string>();
  readonly #moduleOf: (file: SourceFile) => string;

  /** @param moduleOf the dotted name under which a file of the repository is imported */
  constructor(moduleOf: (file: SourceFile) => string) {
    this.#moduleOf = moduleOf;
  }

  /** The names that the new file gets by importing. */
  get names(): ReadonlySet<string> {
    return this.#names;
  }

  /** Needs every name of a module's top that the code below a node uses. */
  code(file: SourceFile, node: SyntaxNode): void {
    for (const part of descendants(node)) {
      if (part.type !== 'identifier' || part.field === 'attribute') continue;
      if (part.parent?.type === 'keyword_argument' && part.field === 'name') continue;
      const name = file.textOf(part);
      const [binding] = file.scopes.lookup(name, part).filter(({ scope }) => scope === file.scopes.module);
      if (binding) this.#binding(file, name, binding);
      else if (file.scopes.lookup(name, part).length === 0 && !(name in BUILTINS)) this.#stars(file);
    }
  }

  /** Needs a name of a module, whatever the code says. */
  from(module: string, name: string): void {
    this.#from.set(module, (this.#from.get(module) ?? new Set()).add(name));
    this.#names.add(name.replace(/^.* as /, ''));
  }

  /** Forgets the names that a text does not use. */
  keepUsed(text: string): void {
    const code = text.replace(/#.*$/gm, '');
    const used = (name: string) => name === '*' || new RegExp(`\\b${name.replace(/^.* as /, '')}\\b`).test(code);
    for (const [module, names] of this.#from) {
      for (const name of names) if (!used(name)) names.delete(name);
      if (names.size === 0) this.#from.delete(module);
    }
    for (const name of this.#names) if (!used(name)) this.#names.delete(name);
  }

  lines(): ImportLines {
    const all = [
      ...[...this.#plain].map(text => ({ text, module: text.split(' ')[1]! })),
      ...[...this.#from].map(([module, names]) => ({ text: fromImport(module, [...names].sort()), module })),
    ].sort((a, b) => (a.text < b.text ? -1 : 1));
    const own = (module: string) => /^(temporalio|pydantic|__future__)$/.test(top(module)) || STANDARD.has(top(module));
    return {
      plain: all.filter(({ module }) => own(module)).map(({ text }) => text),
      passedThrough: all.filter(({ module }) => !own(module)).map(({ text }) => text),
    };
  }

  /** A name that is bound nowhere comes with a star import, if there is one. */
  #stars(file: SourceFile): void {
    for (const star of file.scopes.module.stars) this.from(absolute(star, this.#moduleOf(file), file), '*');
  }

  #binding(file: SourceFile, name: string, { imported }: Binding): void {
    this.#names.add(name);
    if (!imported) {
      this.from(this.#moduleOf(file), name);
      return;
    }
    const module = absolute(imported, this.#moduleOf(file), file);
    if (imported.name !== undefined) {
      this.from(module, imported.name === name ? name : `${imported.name} as ${name}`);
      return;
    }
    const loads = imported.loads;
    this.#plain.add(
      imported.module === name || loads.startsWith(`${name}.`) ? `import ${loads}` : `import ${module} as ${name}`,
    );
  }
}

function top(module: string): string {
  return module.split('.')[0]!;
}

function fromImport(module: string, names: readonly string[]): string {
  const line = `from ${module} import ${names.join(', ')}`;
  return line.length <= 80 ? line : `from ${module} import (\n    ${names.join(',\n    ')},\n)`;
}

/** The module of an import statement, as seen from anywhere. */
function absolute({ module, level }: ImportedName, from: string, file: SourceFile): string {
  if (level === 0) return module;
  const parts = from.split('.');
  // A package's own `__init__` stands for the package, and one dot means that.
  const up = file.path.endsWith('__init__.py') ? level - 1 : level;
  return [...parts.slice(0, parts.length - up), ...(module === '' ? [] : [module])].join('.');
}
