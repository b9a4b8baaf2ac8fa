import { Alert, type Cluster, Provider, Receiver } from 'cdk8s-fluxcd';
import { Construct } from 'constructs';

/** Whoever runs a cluster hears of it, and Git tells it of every push. Both tokens are Secrets of the cluster. */
export class Operations extends Construct {
  constructor(cluster: Cluster, id: string) {
    super(cluster, id);

    const chat = Provider.slack(this, 'chat', {
      address: 'https://slack.com/api/chat.postMessage',
      channel: `fleet-${cluster.clusterName}`,
      secretRef: { name: 'slack' },
    });
    const alert = new Alert(this, 'all', { providerRef: chat, eventSeverity: 'error' });
    alert.watchIn(cluster);

    const push = new Receiver(this, 'push', { type: 'github', events: ['push'], secretRef: { name: 'webhook' } });
    push.watch(cluster.entry.source);
  }
}
