import type { IConstruct } from 'constructs';

import type { ObjectReference } from '../manifest/index.js';

import type { HealthCheck } from './generated/kustomization-spec.js';
import { misuse, shown } from './misuse.js';

/** What Flux reads where a check has no apiVersion. */
const DEFAULT_API_VERSION = 'apps/v1';

/** The checks as Flux reads them; @throws when one names no object. */
export function writtenHealthChecks(owner: IConstruct, checks: unknown): ObjectReference[] {
  if (checks === undefined || checks === null) return [];
  if (!Array.isArray(checks)) throw misuse(owner, `"healthChecks" is ${shown(checks)}; give a list`);
  return checks.map((check: unknown, index) => checkedReference(owner, check, index));
}

function checkedReference(owner: IConstruct, check: unknown, index: number): ObjectReference {
  const { apiVersion, ...rest } = (check ?? {}) as Partial<HealthCheck>;
  const { kind, name } = rest;
  if (typeof kind !== 'string' || typeof name !== 'string') {
    throw misuse(owner, `"healthChecks[${index}]" names no object; give its "kind" and "name"`);
  }
  return { ...rest, kind, name, apiVersion: apiVersion || DEFAULT_API_VERSION };
}
