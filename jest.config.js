const { availableParallelism } = require('node:os');

const processors = availableParallelism();

/** @type {import('jest').Config} */
module.exports = {
  // Jest would leave one processor alone: of two, as CI has them, that is half of the machine.
  maxWorkers: Math.max(processors - 1, Math.min(processors, 2)),
  testEnvironment: 'node',
  // No test is about time; a busy machine may be slow.
  testTimeout: 120_000,
  globalSetup: '<rootDir>/test/support/build-engine.ts',
  setupFiles: ['<rootDir>/test/support/seed.ts'],
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
  },
  moduleNameMapper: { '^cdk8s-fluxcd$': '<rootDir>/lib/index.ts', '^(\\.{1,2}/.*)\\.js$': '$1' },
};
