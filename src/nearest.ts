/**
 * The word among these that is most like the given one, by the pairs of letters they share (Dice's coefficient);
 * undefined where none is alike.
 */
export function nearest(word: string, among: readonly string[]): string | undefined {
  const own = pairs(word);
  let best: { readonly name: string; readonly score: number } | undefined;
  for (const name of among) {
    const other = pairs(name);
    const shared = [...own].filter(pair => other.has(pair)).length;
    const score = (2 * shared) / (own.size + other.size);
    if (score >= 0.5 && (!best || score > best.score)) best = { name, score };
  }
  return best?.name;
}

/** Every letter with the one behind it; the last letter alone counts as well. */
function pairs(text: string): Set<string> {
  return new Set([...text].map((letter, i) => letter + (text[i + 1] ?? '')));
}
