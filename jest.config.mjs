/** @type {import('jest').Config} */
export default {
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testEnvironment: 'node',
  testTimeout: 60_000,
  globalSetup: '<rootDir>/test/support/learn-once.mjs',
  extensionsToTreatAsEsm: ['.ts', '.tsx', '.sql', '.lua'],
  transform: { '\\.(tsx?|sql|lua)$': '<rootDir>/test/support/esbuild-transform.mjs' },
};
