/** A release whose chart brings CRDs: new ones are made, those that there are follow the chart. */
export const WITH_CRDS = { install: { crds: 'Create' }, upgrade: { crds: 'CreateReplace' } } as const;
