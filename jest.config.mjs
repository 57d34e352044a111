/** @type {import('jest').Config} */
export default {
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testEnvironment: 'node',
  testTimeout: 180_000,
  // Browsers, databases and processes wait for each other more than they compute.
  maxWorkers: '100%',
  globalSetup: '<rootDir>/test/support/learn-once.mjs',
  setupFiles: ['<rootDir>/test/support/seeded.ts'],
  extensionsToTreatAsEsm: ['.ts', '.tsx', '.sql', '.lua'],
  transform: { '\\.(tsx?|sql|lua)$': '<rootDir>/test/support/esbuild-transform.mjs' },
};
