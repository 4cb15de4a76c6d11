/** A piece of a line of Python, and what it is: a class of the style sheet, empty for plain code. */
export interface Token {
  readonly kind: '' | 'comment' | 'string' | 'number' | 'keyword' | 'constant' | 'decorator' | 'definition';
  readonly text: string;
}

/** The quotes of a string that goes on over the end of the line. */
export type Open = '"""' | "'''" | undefined;

const KEYWORDS = new Set(
  'and as assert async await break case class continue def del elif else except finally for from global if import in is lambda match nonlocal not or pass raise return try while with yield'.split(
    ' ',
  ),
);
const CONSTANTS = new Set(['True', 'False', 'None', 'self', 'cls']);
const TOKEN =
  /(#.*)|([rRbBuUfFtT]{0,2}(?:"""|'''))|([rRbBuUfFtT]{0,2}(?:"(?:\\.|[^"\\])*"?|'(?:\\.|[^'\\])*'?))|(\b\d[\w.]*)|(@\s*[\w.]+)|([\p{L}_][\p{L}\p{N}_]*)/gu;

/**
 * Splits a line of Python for colouring. It sees one line at a time and may start in the middle of a file, so a string
 * that began above is not known; colours are a help to the eye and decide nothing.
 */
export function tokens(line: string, open: Open): { readonly tokens: readonly Token[]; readonly open: Open } {
  const found: Token[] = [];
  let at = 0;
  const push = (kind: Token['kind'], end: number) => {
    if (end > at) found.push({ kind, text: line.slice(at, end) });
    at = Math.max(at, end);
  };
  let still = open;
  if (still) {
    const end = line.indexOf(still);
    push('string', end < 0 ? line.length : end + 3);
    if (end >= 0) still = undefined;
  }
  let previous = '';
  while (!still && at < line.length) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(line);
    if (!match) break;
    push('', match.index);
    const [text, comment, triple, string, number, decorator, word] = match;
    const end = match.index + text.length;
    if (comment !== undefined) push('comment', end);
    else if (triple !== undefined) {
      const quotes = triple.slice(-3) as '"""' | "'''";
      const close = line.indexOf(quotes, end);
      push('string', close < 0 ? line.length : close + 3);
      if (close < 0) still = quotes;
    } else if (string !== undefined) push('string', end);
    else if (number !== undefined) push('number', end);
    else if (decorator !== undefined) push(/^\s*$/.test(line.slice(0, match.index)) ? 'decorator' : '', end);
    else push(kindOfWord(word!, previous), end);
    previous = text;
  }
  push('', line.length);
  return { tokens: found, open: still };
}

function kindOfWord(word: string, previous: string): Token['kind'] {
  if (previous === 'def' || previous === 'class') return 'definition';
  return KEYWORDS.has(word) ? 'keyword' : CONSTANTS.has(word) ? 'constant' : '';
}
