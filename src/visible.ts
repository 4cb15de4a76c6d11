/**
 * Shows characters that would do something to a terminal, or to the order in which text is read: control characters, tabs
 * left out, as `^X` or an escape, and the marks that reverse the direction of text (Unicode annex 9) as an escape. What
 * comes from a repository, its names and its code, goes through here before it is shown.
 */
export function visible(text: string): string {
  return text.replace(/[\u0000-\u0008\u000A-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g, character => {
    const code = character.charCodeAt(0);
    if (code > 0xff) return `\\u${code.toString(16)}`;
    return code < 32 ? `^${String.fromCharCode(code + 64)}` : `\\x${code.toString(16)}`;
  });
}
