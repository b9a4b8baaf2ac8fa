import { HelmRelease, setFile } from 'cdk8s-fluxcd';

import { type Core, coreFolder } from './core.js';
import { FelixConfiguration, type ProtoPort } from './crd.projectcalico.org.js';
import { WITH_CRDS } from './with-crds.js';

/** Never to be locked out of: SSH, HTTP, BGP, etcd, PostgreSQL, Typha, the API server, MetalLB, Istio. */
const FAILSAFE_TCP = [22, 80, 179, 2379, 2380, 4443, 5432, 5473, 6443, 6666, 6667, 7472, 7946, 15111];
const [DNS, DHCP_SERVER, DHCP_CLIENT] = [53, 67, 68];

/** Settings of the network, whoever installed it. */
export function felixConfiguration(core: Core): void {
  const configuration = new FelixConfiguration(coreFolder(core, 'calico'), 'felix', {
    metadata: { name: 'default' },
    spec: {
      bpfLogLevel: '',
      failsafeInboundHostPorts: [...ports('tcp', FAILSAFE_TCP), ...ports('udp', [DHCP_CLIENT])],
      failsafeOutboundHostPorts: [...ports('tcp', FAILSAFE_TCP), ...ports('udp', [DNS, DHCP_SERVER])],
      ipipEnabled: true,
      logSeverityScreen: 'Info',
      reportingInterval: '0s',
    },
  });
  setFile(configuration, 'felix_configuration.yaml');
}

/** Calico's operator; its chart puts everything into namespaces of its own. */
export function tigeraOperator(core: Core): void {
  new HelmRelease(coreFolder(core, 'tigera-operator', 'tigera-operator'), 'calico', {
    name: 'calico',
    chart: core.sources.chart('projectcalico', 'tigera-operator', { version: '3.27.0' }),
    ...WITH_CRDS,
    values: { installation: { calicoNetwork: { nodeAddressAutodetectionV4: { canReach: '10.217.128.10' } } } },
    file: 'release.yaml',
  });
}

function ports(protocol: ProtoPort['protocol'], numbers: readonly number[]): ProtoPort[] {
  return numbers.map((port) => ({ net: '', port, protocol }));
}
