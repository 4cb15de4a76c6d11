import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/__fixtures__/**', 'node_modules/**'],
    // The command line tests start real processes, on machines with few cores.
    testTimeout: 300_000,
    hookTimeout: 120_000,
  },
});
