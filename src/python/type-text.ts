/**
 * A type expression as written, whether it stood in the code or in quotes. Names are not resolved here: `list` is only
 * a word.
 */
export type TypeText =
  /** `T`, `a.b.T`, `T[X, Y]`. */
  | {
      readonly kind: 'name';
      readonly name: string;
      readonly args: readonly TypeText[] | undefined;
      readonly text: string;
    }
  /** `conlist(int, max_length=3)`, `Field(max_length=3)`. */
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly TypeText[]; readonly text: string }
  /** `name=value` inside a call. */
  | { readonly kind: 'keyword'; readonly name: string; readonly value: TypeText; readonly text: string }
  /** `A | B`. */
  | { readonly kind: 'union'; readonly members: readonly TypeText[]; readonly text: string }
  /** A forward reference, or a value of `Literal`: the text between the quotes. */
  | { readonly kind: 'string'; readonly value: string; readonly text: string }
  | { readonly kind: 'number'; readonly value: number; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly TypeText[]; readonly text: string }
  | { readonly kind: 'ellipsis'; readonly text: string };

interface Token {
  readonly kind: 'name' | 'string' | 'number' | 'ellipsis' | 'mark';
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const SKIPPED = /(?:\s|\\\r?\n|#[^\n\r]*)*/y;
const TOKEN =
  /([\p{ID_Start}_][\p{ID_Continue}]*(?=["'])|)("""[\s\S]*?"""|'''[\s\S]*?'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|([\p{ID_Start}_][\p{ID_Continue}]*)|(\d[\w.]*)|(\.\.\.)|([[\](){},|.=*:+/-])/uy;

/**
 * Reads a type expression (typing specification, "type expression" and "annotation expression"; and the calls that
 * Pydantic has in their place). Undefined for what is none, or for more than types are made of: a lambda, a comparison.
 */
export function parseTypeText(text: string): TypeText | undefined {
  const tokens = tokenize(text);
  if (!tokens || tokens.length === 0) return undefined;
  const reader = new Reader(text, tokens);
  const type = reader.union();
  return type && reader.atEnd ? type : undefined;
}

function tokenize(text: string): Token[] | undefined {
  const tokens: Token[] = [];
  let at = 0;
  for (;;) {
    SKIPPED.lastIndex = at;
    SKIPPED.test(text);
    at = SKIPPED.lastIndex;
    if (at >= text.length) return tokens;
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (!match) return undefined;
    const kind = match[2] ? 'string' : match[3] ? 'name' : match[4] ? 'number' : match[5] ? 'ellipsis' : 'mark';
    tokens.push({ kind, text: match[0], start: at, end: TOKEN.lastIndex });
    at = TOKEN.lastIndex;
  }
}

/** Deeper than any type that people write. */
const MAX_DEPTH = 40;

/** Recursive descent over the tokens; every method gives undefined where the text is no type. */
class Reader {
  readonly #text: string;
  readonly #tokens: readonly Token[];
  #next = 0;
  #depth = 0;

  constructor(text: string, tokens: readonly Token[]) {
    this.#text = text;
    this.#tokens = tokens;
  }

  get atEnd(): boolean {
    return this.#next === this.#tokens.length;
  }

  union(): TypeText | undefined {
    if (this.#depth >= MAX_DEPTH) return undefined;
    this.#depth++;
    const type = this.#union();
    this.#depth--;
    return type;
  }

  #union(): TypeText | undefined {
    const from = this.#next;
    const members: TypeText[] = [];
    do {
      const member = this.#primary();
      if (!member) return undefined;
      members.push(member);
    } while (this.#take('|'));
    return members.length === 1 ? members[0] : { kind: 'union', members, text: this.#since(from) };
  }

  #primary(): TypeText | undefined {
    const from = this.#next;
    const token = this.#tokens[this.#next++];
    if (!token) return undefined;
    switch (token.kind) {
      case 'ellipsis':
        return { kind: 'ellipsis', text: token.text };
      case 'number':
        return { kind: 'number', value: Number(token.text.replace(/_/g, '')), text: token.text };
      case 'string':
        return this.#string(from);
      case 'name':
        return this.#trailers(token.text, from);
      default:
        return this.#marked(token.text, from);
    }
  }

  #marked(mark: string, from: number): TypeText | undefined {
    if (mark === '*' || mark === '-') return this.#primary();
    if (mark === '(') {
      const inner = this.union();
      return inner && this.#take(')') ? inner : undefined;
    }
    if (mark !== '[') return undefined;
    const items = this.#list(']');
    return items && { kind: 'list', items, text: this.#since(from) };
  }

  /** Neighbouring string literals are one. */
  #string(from: number): TypeText {
    while (this.#tokens[this.#next]?.kind === 'string') this.#next++;
    const parts = this.#tokens.slice(from, this.#next).map(({ text }) => {
      const [, quote, body] = /^\w*("""|'''|"|')([\s\S]*)\1$/.exec(text)!;
      return quote ? body! : '';
    });
    return { kind: 'string', value: parts.join(''), text: this.#since(from) };
  }

  #trailers(first: string, from: number): TypeText | undefined {
    let name = first;
    while (this.#take('.')) {
      const attribute = this.#tokens[this.#next++];
      if (attribute?.kind !== 'name') return undefined;
      name += `.${attribute.text}`;
    }
    if (this.#take('[')) {
      const args = this.#list(']');
      return args && { kind: 'name', name, args, text: this.#since(from) };
    }
    if (this.#take('(')) {
      const args = this.#list(')');
      return args && { kind: 'call', name, args, text: this.#since(from) };
    }
    return { kind: 'name', name, args: undefined, text: name };
  }

  #list(closing: string): TypeText[] | undefined {
    const items: TypeText[] = [];
    while (!this.#take(closing)) {
      const item = this.#item();
      if (!item) return undefined;
      items.push(item);
      if (this.#take(',')) continue;
      return this.#take(closing) ? items : undefined;
    }
    return items;
  }

  #item(): TypeText | undefined {
    const from = this.#next;
    const [name, equals] = [this.#tokens[from], this.#tokens[from + 1]];
    if (name?.kind !== 'name' || equals?.text !== '=') return this.union();
    this.#next += 2;
    const value = this.union();
    return value && { kind: 'keyword', name: name.text, value, text: this.#since(from) };
  }

  #take(mark: string): boolean {
    const token = this.#tokens[this.#next];
    if (token?.kind !== 'mark' || token.text !== mark) return false;
    this.#next++;
    return true;
  }

  /** The text since a token, on one line and without comments. */
  #since(from: number): string {
    const tokens = this.#tokens.slice(from, this.#next);
    return tokens
      .map((token, i) => {
        const before = tokens[i - 1];
        const spaced = before && (before.text === ',' || before.text === '|' || token.text === '|');
        return `${spaced ? ' ' : ''}${this.#text.slice(token.start, token.end)}`;
      })
      .join('')
      .replace(/, ?([\])])/g, '$1');
  }
}
