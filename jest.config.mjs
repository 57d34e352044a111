/** @type {import('jest').Config} */
export default {
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx', '.sql'],
  transform: { '\\.(tsx?|sql)$': '<rootDir>/test/support/esbuild-transform.mjs' },
};
