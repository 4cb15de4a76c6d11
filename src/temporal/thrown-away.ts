/** Before a call that another statement or expression takes: `await f(…)`, `return f(…)`, `def f(…)`, `@f(…)`. */
const TAKEN = /(?:\b(?:await|return|raise|def|class)[ \t]+|@)[\w.]*$/;
/** `asyncio.run(main())` is how programs start, and is no coroutine function, as `Worker.run` is. */
const RUNS = /\basyncio\.$/;
const OTHER_NAMES = /\bas[ \t]+(\w+)/g;
const MOST = 400;

/**
 * A quick test whether a file, read as latin-1, may hold a call of one of these names as a statement of its own, or as the
 * value of an assignment. It says yes where the line alone does not tell: a call inside of brackets that were opened
 * before, behind a string, or under another name.
 */
export function mayThrowAway(names: ReadonlySet<string>): (latin1: string) => boolean {
  const any = [...names].join('|');
  const calls = new RegExp(`\\b(?:${any})[\\s\\\\]*\\(`, 'g');
  const assigned = new RegExp(`(\\w+)[ \\t]*(?::[^=\\n]*)?=[ \\t]*[\\w.]*\\b(?:${any})[ \\t]*(?:#.*)?$`, 'gm');
  return text => {
    if (!text.includes('temporalio')) return false;
    if (standsAlone(text, calls)) return true;
    const others = [...text.matchAll(OTHER_NAMES), ...text.matchAll(assigned)].map(match => match[1]!);
    return others.length > 0 && standsAlone(text, new RegExp(`\\b(?:${others.join('|')})[\\s\\\\]*\\(`, 'g'));
  };
}

function standsAlone(text: string, calls: RegExp): boolean {
  for (const { index } of text.matchAll(calls)) {
    const start = text.lastIndexOf('\n', index - 1) + 1;
    if (index - start > MOST) return true;
    const before = text.slice(start, index);
    if (RUNS.test(before) && text.startsWith('run', index) && !text.includes('as asyncio')) continue;
    if (!TAKEN.test(before) && !isInBrackets(before)) return true;
  }
  return false;
}

/** Whether a bracket is open at the end of a line's start, other than those that it begins with. */
function isInBrackets(before: string): boolean {
  if (/["'#;]/.test(before)) return false;
  let open = 0;
  for (const character of before.replace(/^[ \t(]*/, '')) {
    if ('([{'.includes(character)) open++;
    else if (')]}'.includes(character)) open--;
  }
  return open > 0;
}
