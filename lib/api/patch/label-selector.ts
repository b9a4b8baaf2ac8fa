const NAME = '[A-Za-z0-9](?:[\\w.-]{0,61}[A-Za-z0-9])?';
const LABEL = '[a-z0-9](?:[a-z0-9-]*[a-z0-9])?';
const KEY = `(?:(?=[^/]{1,253}/)${LABEL}(?:\\.${LABEL})*/)?${NAME}`;
const VALUE = `(?:${NAME})?`;
const SET = `\\(\\s*${VALUE}\\s*(?:,\\s*${VALUE}\\s*)*\\)`;
const CONDITION = `\\s*(?:==?|!=)\\s*${VALUE}|\\s*[<>]\\s*\\d{1,18}|\\s+(?:in|notin)\\s*${SET}`;
const REQUIREMENT = `\\s*(?:!\\s*${KEY}|${KEY}(?:${CONDITION})?)\\s*`;
const SELECTOR = new RegExp(`^(?:${REQUIREMENT}(?:,${REQUIREMENT})*)?$`);

/** Whether text selects by labels as `kubectl -l` takes it: `labels.Parse` of k8s.io/apimachinery. */
export function isLabelSelector(text: string): boolean {
  return SELECTOR.test(text);
}
