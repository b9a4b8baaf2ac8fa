import type { PROVIDER_TYPES } from '../api/index.js';

import type { FluxObjectProps } from './flux-object.js';
import type { ProviderSpec } from './generated/provider-spec.js';

export type ProviderType = ProviderSpec['type'];

type Types = typeof PROVIDER_TYPES;
type Needs<Type extends ProviderType> = Types[Type]['needs'][number];
type Takes<Type extends ProviderType> = Types[Type]['takes'][number];

/** The props of a Provider of one type: what notification-controller reads for it. */
export type ProviderPropsOf<Type extends ProviderType> = FluxObjectProps &
  Pick<ProviderSpec, 'suspend' | 'timeout' | Takes<Type>> &
  Required<Pick<ProviderSpec, Exclude<Needs<Type>, 'address'>>> &
  Address<Type>;

/** Where the Secret is required anyway, only its content tells whether it has the address. */
type Address<Type extends ProviderType> =
  'address' extends Needs<Type>
    ? 'secretRef' extends Needs<Type>
      ? Pick<ProviderSpec, 'address'>
      : Required<Pick<ProviderSpec, 'address'>> | Required<Pick<ProviderSpec, 'secretRef'>>
    : unknown;
