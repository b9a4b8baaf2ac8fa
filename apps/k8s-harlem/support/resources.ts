import { k8s } from 'cdk8s-plus-25';

export interface Amounts {
  readonly cpu: string | number;
  readonly memory: string;
}

/** What a container asks for, and what it may take. */
export function resources(requests: Amounts, limits: Amounts): k8s.ResourceRequirements {
  return { requests: quantities(requests), limits: quantities(limits) };
}

function quantities({ cpu, memory }: Amounts): Record<string, k8s.Quantity> {
  const cpus = typeof cpu === 'number' ? k8s.Quantity.fromNumber(cpu) : k8s.Quantity.fromString(cpu);
  return { cpu: cpus, memory: k8s.Quantity.fromString(memory) };
}
