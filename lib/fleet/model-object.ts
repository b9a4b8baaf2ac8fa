import { ApiObject, type ApiObjectProps } from 'cdk8s';
import type { Construct } from 'constructs';

/** An object of a model library, such as `@kubernetes-models/*`. */
export interface KubernetesModel {
  readonly apiVersion: string;
  readonly kind: string;
  toJSON(): unknown;
}

/** Places an object of `@kubernetes-models/*`, or of any library with the same shape, in a fleet. */
export class ModelObject extends ApiObject {
  constructor(scope: Construct, id: string, model: KubernetesModel) {
    super(scope, id, plainProps(scope, id, model));
  }
}

function plainProps(scope: Construct, id: string, model: KubernetesModel): ApiObjectProps {
  const data = model.toJSON();
  if (typeof data === 'object' && data !== null && !Array.isArray(data)) return data as ApiObjectProps;
  throw new Error(`"${scope.node.path}/${id}": toJSON() of the model gives no object`);
}
