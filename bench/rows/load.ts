/** Milliseconds; how many files were loaded for it. */
export interface Load {
  readonly cdk8s: number;
  readonly cpu: number;
  readonly wall: number;
  readonly files: number;
}

if (require.main === module) process.stdout.write(JSON.stringify(load()));

function load(): Load {
  const begin = performance.now();
  require('cdk8s');
  const start = performance.now();
  const known = Object.keys(require.cache).length;
  const cpu = process.cpuUsage();
  // What is published: one file.
  require('../../package/index.js');
  const { user, system } = process.cpuUsage(cpu);
  const wall = performance.now() - start;
  const files = Object.keys(require.cache).length - known;
  return { cdk8s: start - begin, cpu: (user + system) / 1000, wall, files };
}
