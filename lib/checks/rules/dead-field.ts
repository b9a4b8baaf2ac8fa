import { HELM_CHART_DEAD_FIELDS } from '../dead-fields/chart.js';
import { type DeadField, saysSomething } from '../dead-fields/dead-field.js';
import { HELM_RELEASE_DEAD_FIELDS } from '../dead-fields/helm-release.js';
import { KUSTOMIZATION_DEAD_FIELDS } from '../dead-fields/kustomization.js';
import { PROVIDER_DEAD_FIELDS } from '../dead-fields/provider.js';
import { sourceReferenceDeadFields } from '../dead-fields/source-reference.js';
import { HELM_REPOSITORY_DEAD_FIELDS, OCI_REPOSITORY_DEAD_FIELDS } from '../dead-fields/sources.js';
import { type SpecCheck, specRule } from '../spec-rule.js';
import { valuesAt } from '../values-at.js';

/** FLX503: a field that Flux makes nothing of, beside the others. */
export const checkDeadFields = specRule('FLX503', {
  Kustomization: [...KUSTOMIZATION_DEAD_FIELDS, ...sourceReferenceDeadFields('Kustomization')].map(checkOf),
  HelmRelease: [...HELM_RELEASE_DEAD_FIELDS, ...sourceReferenceDeadFields('HelmRelease')].map(checkOf),
  HelmRepository: HELM_REPOSITORY_DEAD_FIELDS.map(checkOf),
  HelmChart: [...HELM_CHART_DEAD_FIELDS, ...sourceReferenceDeadFields('HelmChart')].map(checkOf),
  OCIRepository: OCI_REPOSITORY_DEAD_FIELDS.map(checkOf),
  ImageUpdateAutomation: sourceReferenceDeadFields('ImageUpdateAutomation').map(checkOf),
  Provider: PROVIDER_DEAD_FIELDS.map(checkOf),
});

function checkOf({ path, reads = [], why, hint = 'leave it out' }: DeadField): SpecCheck {
  const [first = ''] = path.split(/[.[]/);
  return {
    reads: [first, ...reads],
    needs: path,
    judge: (spec, about) =>
      valuesAt(spec, path).flatMap((found) => {
        const reason = saysSomething(found.value) ? why(spec, found, about) : undefined;
        return reason === undefined ? [] : [{ path: found.path, message: `has no effect ${reason}`, hint }];
      }),
  };
}
