/**
 * List items with their `name` in front, as people write containers, ports and volumes. For objects of classes that sort
 * their keys: an author's own order is never touched.
 */
export function nameFirst(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => leadByName(nameFirst(item)));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, nameFirst(item)]));
}

function leadByName(item: unknown): unknown {
  if (typeof item !== 'object' || item === null || !('name' in item)) return item;
  const { name, ...rest } = item;
  return { name, ...rest };
}
