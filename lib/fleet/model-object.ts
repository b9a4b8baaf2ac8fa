import { ApiObject, type ApiObjectProps } from 'cdk8s';
import type { Construct, IConstruct } from 'constructs';

import { brand, defaultObject, hasBrand, misuse, pathBelow, shown } from '../flux/index.js';

const BRAND = Symbol.for('cdk8s-fluxcd.ModelObject');

/** An object of a model library, such as `@kubernetes-models/*`. */
export interface KubernetesModel {
  readonly apiVersion: string;
  readonly kind: string;
  toJSON(): unknown;
}

/** Places an object of `@kubernetes-models/*`, or of any library with the same shape, in a fleet. */
export class ModelObject extends ApiObject {
  static isModelObject(x: unknown): x is ModelObject {
    return hasBrand(x, BRAND);
  }

  static override [Symbol.hasInstance](x: unknown): x is ModelObject {
    return ModelObject.isModelObject(x);
  }

  /** `c` itself, or its default child; throws when that is no ModelObject. */
  static override of(c: IConstruct): ModelObject {
    return defaultObject(c, ModelObject.isModelObject, 'ModelObject');
  }

  constructor(scope: Construct, id: string, model: KubernetesModel) {
    super(scope, id, plainProps(pathBelow(scope, id), model));
    brand(this, BRAND);
  }
}

function plainProps(path: string, model: unknown): ApiObjectProps {
  if (!isModel(model)) {
    throw misuse(path, `the model is ${shown(model)}; give an object with "toJSON()", or use ApiObject for plain data`);
  }
  const data = model.toJSON();
  if (typeof data === 'object' && data !== null && !Array.isArray(data)) return data as ApiObjectProps;
  throw misuse(path, 'toJSON() of the model gives no object');
}

function isModel(x: unknown): x is Pick<KubernetesModel, 'toJSON'> {
  return typeof (x as Partial<KubernetesModel> | null | undefined)?.toJSON === 'function';
}
