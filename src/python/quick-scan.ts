const STRING_OR_COMMENT =
  /(?:"""(?:[^\\]|\\[\s\S])*?"""|'''(?:[^\\]|\\[\s\S])*?'''|(?!""")"(?:[^"\\\n]|\\[\s\S])*"|(?!''')'(?:[^'\\\n]|\\[\s\S])*'|#[^\n\r]*)/;
/** A string without fields, or a comment, at this place. */
const SKIPPED = new RegExp(STRING_OR_COMMENT, 'y');
/** Every string and comment, and a quote where no string ends. */
const SKIPPED_ANYWHERE = new RegExp(`${STRING_OR_COMMENT.source}|["']`, 'g');
const OPENING = new Set(['(', '[', '{']);
const CLOSING = new Set([')', ']', '}']);
/** What stands before the `=` of a keyword argument; the default of a lambda has more before it. */
const NAME = /^[ \t\r\n\f]*[\w\x80-\xff]+[ \t\r\n\f]*$/;
/** More than any call that people write; what is longer is not decided here. */
const MAX_LENGTH = 20_000;
/** A string of ten million characters overflows the stack of a regular expression. */
const MAX_TEXT = 1_000_000;

/**
 * Whether the argument list that starts behind an opening parenthesis may have this many positional arguments, or a
 * starred one. Reads characters, not Python: where it is not sure, the answer is yes.
 * @param start the offset behind the parenthesis
 */
export function mayHavePositionals(whole: string, start: number, wanted: number): boolean {
  const text = whole.slice(start, start + MAX_LENGTH);
  let depth = 0;
  let positionals = 0;
  // What the argument that is being read shows so far.
  let empty = true;
  let keyword = false;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!;
    if (character === '"' || character === "'" || character === '#') {
      SKIPPED.lastIndex = at;
      if (!SKIPPED.test(text)) return true;
      if (isInterpolated(text, at) && !balanced(text.slice(at, SKIPPED.lastIndex))) return true;
      if (character !== '#') empty = false;
      at = SKIPPED.lastIndex - 1;
    } else if (OPENING.has(character)) {
      depth++;
      empty = false;
    } else if (CLOSING.has(character)) {
      if (depth === 0) return positionals + (empty || keyword ? 0 : 1) >= wanted;
      depth--;
    } else if (depth > 0) {
      // Only what stands between the arguments themselves counts.
    } else if (character === ',') {
      if (!empty && !keyword && ++positionals >= wanted) return true;
      empty = true;
      keyword = false;
      from = at + 1;
    } else if (character === '*' && empty && text[at + 1] !== '*') return true;
    else if (character === '*' && empty) {
      // `**options` is no positional argument.
      empty = false;
      keyword = true;
      at++;
    } else if (character === '=') keyword ||= text[at + 1] !== '=' && NAME.test(text.slice(from, at));
    else if (!/\s/.test(character)) empty = false;
  }
  return true;
}

/**
 * The code of a text, without its comments and without its strings, apart from those with fields. Reads characters, not
 * Python.
 * @returns undefined where it is not sure
 */
export function codeOnly(text: string): string | undefined {
  if (text.length > MAX_TEXT) return undefined;
  let sure = true;
  const code = text.replace(SKIPPED_ANYWHERE, (skipped, at: number) => {
    sure &&= skipped.length > 1 || skipped === '#';
    if (!isInterpolated(text, at)) return ' ';
    sure &&= balanced(skipped);
    return skipped;
  });
  return sure ? code : undefined;
}

/** Whether the string that starts with this quote has fields. */
function isInterpolated(text: string, at: number): boolean {
  return text[at] !== '#' && /[fFtT][rR]?$/.test(text.slice(Math.max(0, at - 2), at));
}

/** The fields of an f-string may hold quotes of their own: then the string seems to end inside a field. */
function balanced(text: string): boolean {
  return text.split('{').length === text.split('}').length;
}
