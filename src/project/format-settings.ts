import { dirname, join } from 'node:path';
import { readText } from './read-text.js';
import { parseToml, type Table, tableOf } from './toml.js';

/** How the project's formatter lays out code. */
export interface Layout {
  /** In columns. */
  readonly lineLength: number;
}

const DEFAULT_LINE_LENGTH = 88;

/**
 * The settings that a folder itself makes for its files; undefined where it makes none and those of the folder above
 * apply. `.ruff.toml` wins over `ruff.toml`, and that over a `pyproject.toml` with a `[tool.ruff]` or `[tool.black]`
 * table; ruff's own table wins over black's in one file, and `extend` is followed (docs.astral.sh/ruff/configuration).
 * Files that are no valid TOML are passed over: layout is a courtesy.
 */
export function ownLayout(folder: string): Layout | undefined {
  for (const name of ['.ruff.toml', 'ruff.toml', 'pyproject.toml']) {
    const lineLength = lineLengthIn(join(folder, name), 0);
    if (lineLength !== undefined) return { lineLength };
  }
  return undefined;
}

/** What applies where no folder says anything. */
export const DEFAULT_LAYOUT: Layout = { lineLength: DEFAULT_LINE_LENGTH };

/** The line length that one file sets; undefined where the file configures no formatter. */
function lineLengthIn(path: string, depth: number): number | undefined {
  const settings = readToml(path);
  if (!settings) return undefined;
  const tool = path.endsWith('pyproject.toml') ? tableOf(settings.tool) : { ruff: settings };
  const ruff = tableOf(tool?.ruff);
  const black = tableOf(tool?.black);
  if (ruff) {
    const own = ruff['line-length'];
    if (typeof own === 'number') return own;
    if (typeof ruff.extend === 'string' && depth < 5) {
      const extended = lineLengthIn(join(dirname(path), ruff.extend), depth + 1);
      if (extended !== undefined) return extended;
    }
    const blackToo = black?.['line-length'];
    return typeof blackToo === 'number' ? blackToo : DEFAULT_LINE_LENGTH;
  }
  const own = black?.['line-length'];
  return typeof own === 'number' ? own : undefined;
}

function readToml(path: string): Table | undefined {
  try {
    const text = readText(path);
    return text === undefined ? undefined : parseToml(text);
  } catch {
    return undefined;
  }
}
