import type { SourceFile } from '../python/source-file.js';
import type { Finding, Span } from '../types.js';

/** A comment that takes findings back: `# temporal-codemod: ignore[rule] reason`, or `ignore-file`. */
export interface Ignore extends Span {
  readonly path: string;
  /** Undefined: every rule, which only a whole file can be freed of. */
  readonly rules: readonly string[] | undefined;
  readonly reason: string;
  /** 0-based; undefined for a whole file. */
  readonly line: number | undefined;
}

const COMMENT = /#\s*temporal-codemod:\s*(ignore(?:-file)?)\b(?:\s*\[([^\]]*)\])?[ \t]*(.*)$/;

/** A quick test whether a file, read as latin-1, can hold such a comment. */
export const mayIgnore = (latin1: string): boolean => /temporal-codemod:\s*ignore/.test(latin1);

/**
 * The comments of a file that take findings back. One behind code is about its own line, one that stands alone about the
 * next line of code. `ignore` without a rule frees nothing: see `unused-ignore`.
 */
export function ignoresOf(file: SourceFile): Ignore[] {
  if (!mayIgnore(file.text)) return [];
  return file.nodes('comment').flatMap((comment): Ignore[] => {
    const match = COMMENT.exec(file.textOf(comment));
    if (!match) return [];
    const [, form, named, reason = ''] = match;
    const rules = named
      ?.split(',')
      .map(name => name.trim())
      .filter(name => name !== '');
    const start = comment.start + match.index;
    const line = form === 'ignore-file' ? undefined : concernedLine(file, comment.start);
    return [{ path: file.path, start, end: comment.end, rules, reason: reason.trim(), line }];
  });
}

function concernedLine({ lines }: SourceFile, at: number): number {
  let line = lines.lineOf(at);
  const alone = lines.lineText(line).trimStart().startsWith('#');
  if (!alone) return line;
  while (line + 1 < lines.starts.length && /^\s*(?:#.*)?$/.test(lines.lineText(line))) line++;
  return line;
}

/** The comment that takes a finding back. */
export function ignoreFor(ignores: readonly Ignore[], finding: Finding, line: number): Ignore | undefined {
  return ignores.find(each => {
    if (each.line === undefined) return each.rules?.includes(finding.rule) ?? true;
    return each.line === line && each.rules?.includes(finding.rule) === true;
  });
}
