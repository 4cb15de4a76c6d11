/** Edits that make one word the other: insertions, removals, replacements and swaps of neighbours. */
export function editDistance(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, i) => i)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const above = rows[i - 1]!;
      let least = Math.min(row[j - 1]! + 1, above[j]! + 1, above[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) least = Math.min(least, rows[i - 2]![j - 2]! + 1);
      row.push(least);
    }
    rows.push(row);
  }
  return rows[a.length]![b.length]!;
}

/**
 * The known name that a misspelt one probably means; undefined where none is near. A slip of the pen changes a letter or
 * two of a word: `healing_task` and `testing_task` are two tasks, however many letters they share.
 */
export function nearestName(name: string, known: Iterable<string>): string | undefined {
  let best: { name: string; distance: number } | undefined;
  for (const candidate of known) {
    if (!isSlip(name, candidate)) continue;
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase());
    if (!best || distance < best.distance) best = { name: candidate, distance };
  }
  return best?.name;
}

function isSlip(name: string, candidate: string): boolean {
  const words = wordsOf(name);
  const others = wordsOf(candidate);
  // Words that are written together or apart.
  if (words.length !== others.length) return isSlipOfWord(words.join(''), others.join(''), 1);
  return words.every((word, i) => isSlipOfWord(word, others[i]!, Math.max(1, Math.floor(word.length / 4))));
}

/** Few edits, none of them in a word of three letters or less (`get`, `set`) or at its beginning (`date`, `rate`), but for swaps. */
function isSlipOfWord(word: string, other: string, most: number): boolean {
  if (word === other) return true;
  if (editDistance(word, other) > most) return false;
  const letters = (text: string) => [...text].sort().join('');
  return letters(word) === letters(other) || (word[0] === other[0] && Math.min(word.length, other.length) > 3);
}

/** `chargeOrder`, `charge_order` and `charge-order` have the same words, in lower case. */
function wordsOf(name: string): string[] {
  const parts = name.match(/[A-Z]+(?![a-z])|[A-Z]?[^A-Z\W_]+/g) ?? [name];
  return parts.map(part => part.toLowerCase());
}
