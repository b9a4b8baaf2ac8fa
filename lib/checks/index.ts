/**
 * checks: what is wrong with a fleet. What comes in is a FleetModel, built by an app or read from a repository, and the
 * CRDs that were read for it; what goes out are findings, sorted. Each rule is one file. It must not read files, know
 * constructs, change the model or put the value of a Secret into a text.
 */
export { checkFleet, type GivenCrds } from './check-fleet.js';
export { hasNameForm, LABEL as LABEL_FORM } from './name-form.js';
