/**
 * Does work as a user to whom permissions apply: root can do everything, so for root as user 65534.
 * Only for synchronous calls of `fs` that ask for the effective user, as all do but `access`.
 */
export function asNobody<T>(work: () => T): T {
  const { seteuid } = process;
  if (!seteuid || process.getuid?.() !== 0) return work();
  seteuid(65534);
  try {
    return work();
  } finally {
    seteuid(0);
  }
}
