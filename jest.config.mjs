/** @type {import('jest').Config} */
export default {
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testEnvironment: 'node',
  testTimeout: 60_000,
  extensionsToTreatAsEsm: ['.ts', '.tsx', '.sql', '.lua'],
  transform: { '\\.(tsx?|sql|lua)$': '<rootDir>/test/support/esbuild-transform.mjs' },
};
