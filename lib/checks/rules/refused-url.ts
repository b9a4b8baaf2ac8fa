import { hasSpecField } from '../../api/index.js';
import { type JsonObject, textOf } from '../../manifest/index.js';

import { type About, type SpecProblem, specRule } from '../spec-rule.js';

/** FLX502: a URL that the schema takes and source-controller does not. */
export const checkRefusedUrls = specRule('FLX502', {
  OCIRepository: [{ reads: ['url'], judge: judgeArtifactUrl }],
  HelmRepository: [{ reads: ['url', 'type'], judge: judgeScheme }],
});

/** A port stands before the first slash, a tag behind the last one. */
const REVISION = /^oci:\/\/[^/]+\/(?:.*\/)?[^/@:]*(?<revision>[@:][^/]*)$/;

function judgeArtifactUrl(spec: JsonObject): SpecProblem[] {
  const url = textOf(spec.url);
  const revision = REVISION.exec(url)?.groups?.revision;
  if (revision === undefined) return [];
  const field = revision.includes('@') ? 'digest' : 'tag';
  const message = `"${url}" names a ${field}, which belongs in spec.ref.${field}`;
  return [{ path: 'spec.url', message, hint: `write "${url.slice(0, -revision.length)}"` }];
}

function judgeScheme({ url, type }: JsonObject, about: About): SpecProblem[] {
  const text = textOf(url);
  const isOci = type === 'oci';
  if (text === '' || isOci === text.startsWith('oci://')) return [];
  if (isOci) {
    const message = `"${text}" is not taken by type "oci"`;
    return [{ path: 'spec.url', message, hint: 'write an "oci://" URL, or leave "type" out' }];
  }
  const message = `"${text}" is not taken by type "default"`;
  return [{ path: 'spec.url', message, ...(hasType(about) ? { hint: 'write "type: oci"' } : {}) }];
}

function hasType({ object, flux }: About): boolean {
  return flux !== undefined && hasSpecField('HelmRepository', object.declared.object.apiVersion, flux, 'type');
}
