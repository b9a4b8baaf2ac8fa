import type { PatchTarget, VendoredFiles } from 'cdk8s-fluxcd';

/** Gives a vendored Ingress of one host another name, and a certificate for that. */
export function publicHost(files: VendoredFiles, ingress: string, host: string): void {
  const secretName = `${host.replaceAll('.', '-')}-tls`;
  const target: PatchTarget = { kind: 'Ingress', name: ingress };
  files.patch(target, [
    { op: 'replace', path: '/spec/rules/0/host', value: host },
    { op: 'replace', path: '/spec/tls/0/hosts/0', value: host },
    { op: 'replace', path: '/spec/tls/0/secretName', value: secretName },
  ]);
}
