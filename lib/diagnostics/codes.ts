import type { Severity } from './severity.js';

/** What is the same for every finding of one code; `docs/findings.md` has an example and the cure for each. */
export interface CodeInfo {
  readonly severity: Severity;
  readonly title: string;
  /** Whether `allow` on the fleet or a cluster may turn the error into a warning; only errors can be. */
  readonly allowable: boolean;
}

/**
 * The closed table of finding codes: 0xx the app, 1xx objects (12x variables, 13x tenants), 2xx references and order, 3xx
 * paths, 4xx writing, 5xx what Flux makes of fields.
 *
 * Not allowable is an error after which nothing could be written, or nothing right; and one about what the schema of the
 * kind or every kustomize refuses for certain, since no cluster would take it. Allowable is what only a controller of
 * Flux refuses or gets wrong, and what the reader may know better: another kustomize, other objects in the cluster.
 */
export const CODES = {
  FLX001: { severity: 'error', title: 'object outside every Cluster', allowable: false },
  FLX002: { severity: 'error', title: 'validation of a construct failed', allowable: false },
  FLX003: { severity: 'error', title: 'name of two clusters or repositories', allowable: false },
  FLX004: { severity: 'warning', title: 'allowance that changes nothing', allowable: false },
  FLX101: { severity: 'error', title: 'invalid object', allowable: false },
  FLX102: { severity: 'error', title: 'two objects with one identity in a Kustomization', allowable: false },
  FLX103: { severity: 'error', title: 'two owners of one object', allowable: true },
  FLX104: { severity: 'error', title: 'plain Secret', allowable: true },
  FLX105: { severity: 'error', title: 'value that kustomize changes or refuses', allowable: false },
  FLX106: { severity: 'error', title: 'pod address label used twice', allowable: true },
  FLX107: { severity: 'warning', title: 'stock name in a shared folder', allowable: false },
  FLX108: { severity: 'error', title: 'namespace that the folder overrides', allowable: true },
  FLX109: { severity: 'error', title: 'field that the kind does not have', allowable: false },
  FLX110: { severity: 'error', title: 'value of a wrong type', allowable: false },
  FLX111: { severity: 'error', title: 'value that is not allowed', allowable: false },
  FLX112: { severity: 'error', title: 'required field that is missing', allowable: false },
  FLX113: { severity: 'error', title: 'rule of the CRD that does not hold', allowable: false },
  FLX114: { severity: 'error', title: 'apiVersion that is not served', allowable: false },
  FLX115: { severity: 'warning', title: 'deprecated apiVersion', allowable: false },
  FLX116: { severity: 'error', title: 'CRD file that cannot be read', allowable: false },
  FLX120: { severity: 'error', title: 'variable that nothing sets', allowable: true },
  FLX121: { severity: 'error', title: 'text that Flux cannot read as a variable', allowable: true },
  FLX122: { severity: 'error', title: 'key that is no variable name', allowable: true },
  FLX123: { severity: 'error', title: 'variable or image marker where it cannot stand', allowable: false },
  FLX124: { severity: 'error', title: 'literal beside a variable of uncertain value', allowable: false },
  FLX125: { severity: 'warning', title: 'variable that no object uses', allowable: false },
  FLX126: { severity: 'error', title: 'variable with two values', allowable: false },
  FLX127: { severity: 'warning', title: 'value of a variable that Flux changes', allowable: false },
  FLX128: { severity: 'warning', title: 'variable that is not filled in', allowable: false },
  FLX129: { severity: 'warning', title: 'text that Flux reads otherwise than a shell', allowable: false },
  FLX130: { severity: 'warning', title: 'reference that leaves the namespace of a tenant', allowable: false },
  FLX131: {
    severity: 'error',
    title: 'Kustomization or HelmRelease without the rights of its tenant',
    allowable: true,
  },
  FLX132: { severity: 'warning', title: 'namespace that targetNamespace overrides', allowable: false },
  FLX201: { severity: 'error', title: 'reference to an object that does not exist', allowable: true },
  FLX202: { severity: 'error', title: 'reference to an object of the wrong kind', allowable: true },
  FLX203: { severity: 'error', title: 'unknown dependency', allowable: true },
  FLX204: { severity: 'unknown', title: 'dependency known by name only', allowable: false },
  FLX205: { severity: 'error', title: 'dependency across clusters', allowable: true },
  FLX206: { severity: 'error', title: 'owner depends on what it applies', allowable: true },
  FLX207: { severity: 'error', title: 'deadlock with an ancestor', allowable: true },
  FLX208: { severity: 'error', title: 'dependency cycle', allowable: true },
  FLX209: { severity: 'warning', title: 'order within one Kustomization that Flux does not keep', allowable: false },
  FLX210: { severity: 'error', title: 'dependency on vendored files that nothing waits for', allowable: true },
  FLX301: { severity: 'error', title: 'two objects for one file', allowable: false },
  FLX302: { severity: 'error', title: 'path that leaves the repository', allowable: false },
  FLX303: { severity: 'error', title: 'Kustomization inside a folder that another one builds', allowable: true },
  FLX304: { severity: 'error', title: 'shared folder with different content', allowable: false },
  FLX305: { severity: 'error', title: 'Kustomization without content', allowable: true },
  FLX306: { severity: 'error', title: 'objects in a Kustomization of a foreign source', allowable: false },
  FLX307: { severity: 'error', title: 'files that Flux would not pick up as meant', allowable: false },
  FLX308: { severity: 'warning', title: 'path that Flux clamps to the root', allowable: false },
  FLX401: { severity: 'error', title: 'foreign file in the way', allowable: false },
  FLX402: { severity: 'error', title: 'generated file edited by hand', allowable: false },
  FLX403: { severity: 'error', title: 'kustomization file that would drop foreign files', allowable: false },
  FLX404: { severity: 'error', title: 'path through a symbolic link', allowable: false },
  FLX405: { severity: 'error', title: 'another write is running', allowable: false },
  FLX406: { severity: 'error', title: 'file that cannot be read or written', allowable: false },
  FLX407: { severity: 'error', title: 'repository that the app does not have', allowable: false },
  FLX501: { severity: 'warning', title: 'revision that another one beats', allowable: false },
  FLX502: { severity: 'error', title: 'URL that Flux refuses', allowable: true },
  FLX503: { severity: 'warning', title: 'field without effect', allowable: false },
  FLX504: { severity: 'warning', title: 'deprecated field', allowable: false },
  FLX505: { severity: 'error', title: 'chart that Flux refuses', allowable: true },
  FLX506: { severity: 'warning', title: 'release name that Flux shortens', allowable: false },
  FLX507: { severity: 'error', title: 'release that two HelmReleases share', allowable: true },
  FLX508: { severity: 'warning', title: 'value that inline values beat', allowable: false },
  FLX509: { severity: 'error', title: 'health check that finds nothing', allowable: true },
  FLX510: { severity: 'error', title: 'health expressions twice for one kind', allowable: true },
  FLX511: { severity: 'error', title: 'component that Flux refuses', allowable: true },
  FLX512: { severity: 'error', title: 'patch that kustomize refuses', allowable: true },
  FLX513: { severity: 'error', title: 'patch for an object that is not there', allowable: true },
  FLX514: { severity: 'warning', title: 'Namespace that targetNamespace renames', allowable: false },
  FLX515: { severity: 'error', title: 'encrypted Secret that nobody decrypts', allowable: true },
  FLX516: { severity: 'warning', title: 'owner label that common labels replace', allowable: false },
  FLX517: { severity: 'warning', title: 'label or annotation that Flux does not understand', allowable: false },
  FLX518: { severity: 'error', title: 'CEL expression that Flux refuses', allowable: true },
  FLX519: { severity: 'error', title: 'labels that select among one name', allowable: true },
  FLX520: { severity: 'warning', title: 'selection of nothing', allowable: false },
  FLX521: { severity: 'error', title: 'ImageRepository that does not let a policy in', allowable: true },
  FLX522: { severity: 'error', title: 'ImagePolicy without one order', allowable: true },
  FLX523: { severity: 'error', title: 'commit message from data that is gone', allowable: true },
  FLX524: { severity: 'error', title: 'source alias that is not there, or not alone', allowable: true },
  FLX525: { severity: 'error', title: 'sync that the Flux of the instance cannot do', allowable: true },
  FLX526: { severity: 'error', title: 'kind that Flux does not have', allowable: true },
  FLX527: { severity: 'error', title: 'object without the namespace it needs', allowable: true },
  FLX528: { severity: 'error', title: 'object that a Receiver cannot reach', allowable: true },
  FLX529: { severity: 'error', title: 'Provider without what its type needs', allowable: true },
  FLX532: { severity: 'warning', title: 'image marker that nothing updates', allowable: false },
  FLX533: { severity: 'error', title: 'FluxInstance of another Flux than its cluster', allowable: true },
  FLX534: { severity: 'error', title: 'kind whose controller is not installed', allowable: true },
  FLX535: { severity: 'error', title: 'values from a key that is not there', allowable: true },
  FLX536: { severity: 'error', title: 'name that Kubernetes does not take', allowable: true },
  FLX601: { severity: 'error', title: 'folder that does not build', allowable: false },
  FLX602: { severity: 'error', title: 'path that the source does not have', allowable: false },
  FLX603: { severity: 'error', title: 'source that nothing declares', allowable: false },
  FLX604: { severity: 'unknown', title: 'source that is not at hand', allowable: false },
  FLX605: { severity: 'unknown', title: 'remote base or component', allowable: false },
  FLX606: { severity: 'error', title: 'substitution that fails', allowable: false },
  FLX607: { severity: 'unknown', title: 'variables from outside', allowable: false },
  FLX608: { severity: 'unknown', title: 'objects that templates make', allowable: false },
  FLX609: { severity: 'error', title: 'repository without an entry', allowable: false },
  FLX610: { severity: 'error', title: 'entry that cannot be read', allowable: false },
  FLX611: { severity: 'unknown', title: 'entry with variables that nobody sets', allowable: false },
  FLX612: { severity: 'error', title: 'artifact that cannot be generated', allowable: false },
  FLX613: { severity: 'error', title: 'input beyond the limits', allowable: false },
  FLX614: { severity: 'error', title: 'chart that the repository does not have', allowable: false },
  FLX615: { severity: 'unknown', title: 'build that needs the WebAssembly engine', allowable: false },
  FLX616: { severity: 'unknown', title: 'name made of encrypted content', allowable: false },
  FLX617: { severity: 'warning', title: 'entry that is written twice', allowable: false },
} as const satisfies Record<string, CodeInfo>;

export type FindingCode = keyof typeof CODES;

export function isFindingCode(value: string): value is FindingCode {
  return Object.hasOwn(CODES, value);
}
