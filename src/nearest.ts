/**
 * The word among these that is most like the given one, by the pairs of letters they share (Dice's coefficient), or that
 * has the same letters in another order; undefined where none is alike.
 */
export function nearest(word: string, among: readonly string[]): string | undefined {
  const own = pairs(word);
  let best: { readonly name: string; readonly score: number } | undefined;
  for (const name of among) {
    const other = pairs(name);
    const shared = [...own].filter(pair => other.has(pair)).length;
    // A word in which letters changed places shares few pairs.
    const least = letters(name) === letters(word) ? LEAST : 0;
    const score = Math.max((2 * shared) / (own.size + other.size), least);
    if (score >= LEAST && (!best || score > best.score)) best = { name, score };
  }
  return best?.name;
}

const LEAST = 0.5;

function letters(word: string): string {
  return [...word].sort().join('');
}

/** Every letter with the one behind it; the last letter alone counts as well. */
function pairs(text: string): Set<string> {
  return new Set([...text].map((letter, i) => letter + (text[i + 1] ?? '')));
}
