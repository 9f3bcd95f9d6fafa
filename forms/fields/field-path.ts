import type { ItemNumbers } from '../conditions/evaluate-condition.ts'

/** `persons.0.name` → `persons.name`. Keys of fields never are numbers (`checkForm`). */
export function withoutItems(path: string): string {
  return path
    .split('.')
    .filter((key) => !/^\d+$/.test(key))
    .join('.')
}

/** `persons.name` in item 0 of `persons` → `persons.0.name`. */
export function withItems(path: string, items: ItemNumbers): string {
  const keys = path.split('.')
  return keys
    .flatMap((key, at) => {
      const item = at < keys.length - 1 ? items[keys.slice(0, at + 1).join('.')] : undefined
      return item === undefined ? [key] : [key, String(item)]
    })
    .join('.')
}
