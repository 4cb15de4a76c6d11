// A handful of checks that run one after the other, with a closing line that counts them.
let passed = 0;
let failed = 0;

/** Runs one check; what it throws is its failure. */
export async function check(what, run) {
  try {
    await run();
    passed++;
    console.log(`ok      ${what}`);
  } catch (error) {
    failed++;
    console.log(`FAILED  ${what}\n        ${String(error.stack ?? error).replaceAll('\n', '\n        ')}`);
  }
}

/** Prints the counts, as the last line. */
export function finish() {
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}
