/** Placeholder. */
export const MERGE_KEYS = `
Meta: finalizers[] ownerReferences[uid]
apps/v1 Deployment, apps/v1 StatefulSet, apps/v1 DaemonSet, batch/v1 Job: metadata=Meta spec=Workload
Workload: template=Template
Template: metadata=Meta spec=PodSpec
PodSpec: containers[name]=Container initContainers[name]=Container volumes[name] imagePullSecrets[name]
Container: env[name] ports[containerPort,protocol] volumeMounts[mountPath]
v1 Service: metadata=Meta spec=ServiceSpec
ServiceSpec: ports[port,protocol]
`;
