import { type SpecCheck, specRule } from '../spec-rule.js';

/** FLX520: an Alert or a Receiver that is about nothing. */
export const checkEmptySelections = specRule('FLX520', {
  Alert: [checkOf('eventSources', 'is empty: it hears of nothing')],
  Receiver: [checkOf('resources', 'is empty: it reconciles nothing')],
});

function checkOf(field: string, message: string): SpecCheck {
  return {
    reads: [field],
    judge: ({ [field]: list }) =>
      Array.isArray(list) && list.length === 0 ? [{ path: `spec.${field}`, message, hint: 'name an object' }] : [],
  };
}
