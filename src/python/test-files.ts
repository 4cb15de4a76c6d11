/** Whether a file holds tests, by the names that pytest and unittest look for and by its folder. */
export function isTestFile(path: string): boolean {
  return /(?:^|\/)(?:tests?|testing)\/|(?:^|\/)(?:test_[^/]*|[^/]*_tests?|conftest)\.py$/.test(path);
}
