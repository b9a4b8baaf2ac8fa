#!/usr/bin/env node
import { run } from './run.js';

const { argv, env, stderr, stdout } = process;

// A reader that has seen enough, such as `head`, closes the pipe: no fault of anyone.
stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

// Not process.exit(): what is still being written to a pipe would be lost.
run(argv.slice(2), { stdout, stderr, env, cwd: process.cwd() }).then((code) => {
  process.exitCode = code;
});
