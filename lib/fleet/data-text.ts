import { emitYaml, type JsonObject, stringifyJson } from '../manifest/index.js';

/** Values as the text of a file: JSON where the name says so, else YAML. */
export function dataText(name: string, data: JsonObject): string {
  return name.endsWith('.json') ? `${stringifyJson(data, 2)}\n` : emitYaml([{ data }]);
}
