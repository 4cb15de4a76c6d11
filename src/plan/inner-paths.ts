/**
 * Whether a path lies in what a version control system, or this tool, keeps for itself: git runs programs that are named
 * there, so nothing that comes with a repository, or from elsewhere, may change it.
 */
export function isInner(path: string): boolean {
  return /(?:^|[/\\])\.(?:git|hg|svn|jj|temporal-codemod)(?:[/\\]|$)/i.test(path);
}
