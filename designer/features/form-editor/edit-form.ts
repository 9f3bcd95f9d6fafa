import type { Condition, Field, FieldKind, FormDocument, Page } from '../../../forms/document.ts'
import { keyFrom, withSchema } from './new-form.ts'

/** Changes of a form: each takes the document and answers the next one, its schema made anew. */

export type FieldLanguage = 'de' | 'en'

/** Kinds that can be added, in the order of the menu. */
export const addableKinds: readonly FieldKind[] = [
  'text',
  'longText',
  'number',
  'money',
  'date',
  'yesNo',
  'choice',
  'choices',
  'confirmation',
  'group',
  'repeatGroup',
  'heading',
  'note',
]

/** Adds a question at the end of a page, or as the last member of a group. Answers the new field's path too. */
export function addField(
  document: FormDocument,
  place: { readonly page: string; readonly group?: string },
  kind: FieldKind,
  label: { readonly de: string; readonly en: string },
): { readonly document: FormDocument; readonly path: string } {
  const siblings =
    place.group === undefined ? document.fields : (fieldAt(document, place.group)?.fields ?? [])
  const key = freeKey(label.de, siblings)
  const field: Field = { key, kind, ...startOf(kind) }
  const path = place.group === undefined ? key : `${place.group}.${key}`
  const fields =
    place.group === undefined
      ? [...document.fields, field]
      : mapField(document.fields, place.group, (group) => ({
          ...group,
          fields: [...(group.fields ?? []), field],
        }))
  const pages =
    place.group === undefined
      ? document.pages.map((page) =>
          page.id === place.page ? { ...page, fields: [...page.fields, key] } : page,
        )
      : document.pages
  let next: FormDocument = { ...document, fields, pages }
  next = putText(next, 'de', `${path}.label`, label.de)
  next = putText(next, 'en', `${path}.label`, label.en)
  for (const value of field.options ?? []) {
    next = putText(
      putText(next, 'de', `${path}.option.${value}`, value),
      'en',
      `${path}.option.${value}`,
      value,
    )
  }
  return { document: withSchema(next), path }
}

/** A field by its path, through groups. */
export function fieldAt(document: FormDocument, path: string): Field | undefined {
  let list: readonly Field[] | undefined = document.fields
  let found: Field | undefined
  for (const key of path.split('.')) {
    found = list?.find((field) => field.key === key)
    list = found?.fields
  }
  return found
}

/** Changes properties of a field; `undefined` removes one. */
export const changeField = (
  document: FormDocument,
  path: string,
  patch: { readonly [K in keyof Field]?: Field[K] | undefined },
): FormDocument =>
  withSchema({
    ...document,
    fields: mapField(document.fields, path, (field) => cleaned({ ...field, ...patch }) as Field),
  })

/** Removes a field with its texts and the rules that only served it. */
export function removeField(document: FormDocument, path: string): FormDocument {
  const under = (other: string) => other === path || other.startsWith(`${path}.`)
  const rules = document.rules
    .map((rule) => ({ ...rule, targets: rule.targets.filter((target) => !under(target)) }))
    .filter((rule) => rule.targets.length > 0)
  const fields = path.includes('.')
    ? mapField(document.fields, parentOf(path), (group) => ({
        ...group,
        fields: (group.fields ?? []).filter((field) => field.key !== lastOf(path)),
      }))
    : document.fields.filter((field) => field.key !== path)
  const pages = path.includes('.')
    ? document.pages
    : document.pages.map((page) => ({ ...page, fields: page.fields.filter((key) => key !== path) }))
  const texts = Object.fromEntries(
    Object.entries(document.texts).map(([language, entries]) => [
      language,
      Object.fromEntries(Object.entries(entries).filter(([key]) => !key.startsWith(`${path}.`))),
    ]),
  )
  return withSchema({ ...document, fields, pages, rules, texts })
}

/** Moves a field among its siblings; over the edge of a page into the next page. */
export function moveField(document: FormDocument, path: string, step: 1 | -1): FormDocument {
  if (path.includes('.')) {
    return withSchema({
      ...document,
      fields: mapField(document.fields, parentOf(path), (group) => ({
        ...group,
        fields: moved(
          group.fields ?? [],
          (group.fields ?? []).findIndex(({ key }) => key === lastOf(path)),
          step,
        ),
      })),
    })
  }
  const at = document.pages.findIndex((page) => page.fields.includes(path))
  const page = document.pages[at]
  if (page === undefined) return document
  const place = page.fields.indexOf(path)
  const to = place + step
  if (to >= 0 && to < page.fields.length)
    return putPage(document, { ...page, fields: moved(page.fields, place, step) })
  const neighbor = document.pages[at + step]
  if (neighbor === undefined) return document
  const pages = document.pages.map((one) => {
    if (one === page) return { ...one, fields: one.fields.filter((key) => key !== path) }
    if (one === neighbor)
      return { ...one, fields: step === 1 ? [path, ...one.fields] : [...one.fields, path] }
    return one
  })
  return withSchema({ ...document, pages })
}

export function addPage(
  document: FormDocument,
  title: { readonly de: string; readonly en: string },
): FormDocument {
  let n = document.pages.length + 1
  while (document.pages.some(({ id }) => id === `seite${n}`)) n += 1
  const id = `seite${n}`
  const next: FormDocument = { ...document, pages: [...document.pages, { id, fields: [] }] }
  return withSchema(putText(putText(next, 'de', `${id}.title`, title.de), 'en', `${id}.title`, title.en))
}

/** Removes a page; its questions move to the page before (or after, when it was the first). */
export function removePage(document: FormDocument, id: string): FormDocument {
  const at = document.pages.findIndex((page) => page.id === id)
  const page = document.pages[at]
  const heir = document.pages[at - 1] ?? document.pages[at + 1]
  if (page === undefined || heir === undefined) return document
  const pages = document.pages
    .filter((one) => one !== page)
    .map((one) =>
      one === heir
        ? { ...one, fields: at > 0 ? [...one.fields, ...page.fields] : [...page.fields, ...one.fields] }
        : one,
    )
  return withSchema({ ...document, pages })
}

export const movePage = (document: FormDocument, id: string, step: 1 | -1): FormDocument =>
  withSchema({
    ...document,
    pages: moved(
      document.pages,
      document.pages.findIndex((page) => page.id === id),
      step,
    ),
  })

/** Writes a text; an empty one is removed, so that the check tells what is missing. */
export function putText(document: FormDocument, language: string, key: string, text: string): FormDocument {
  const { [key]: _, ...rest } = document.texts[language] ?? {}
  const entries = text === '' ? rest : { ...rest, [key]: text }
  return { ...document, texts: { ...document.texts, [language]: entries } }
}

export const changeText = (
  document: FormDocument,
  language: string,
  key: string,
  text: string,
): FormDocument => withSchema(putText(document, language, key, text))

/** Shows the field only while the condition holds; `undefined`: always. */
export function showOnlyIf(document: FormDocument, path: string, when: Condition | undefined): FormDocument {
  const others = document.rules.filter((rule) => !(rule.then === 'show' && rule.targets.includes(path)))
  const kept = document.rules
    .filter((rule) => rule.then === 'show' && rule.targets.includes(path) && rule.targets.length > 1)
    .map((rule) => ({ ...rule, targets: rule.targets.filter((target) => target !== path) }))
  const id = `zeigen_${path.replaceAll('.', '_')}`
  const rules = [
    ...others,
    ...kept,
    ...(when === undefined ? [] : [{ id, when, then: 'show' as const, targets: [path] }]),
  ]
  return withSchema({ ...document, rules })
}

export const showRuleOf = (document: FormDocument, path: string): Condition | undefined =>
  document.rules.find((rule) => rule.then === 'show' && rule.targets.includes(path))?.when

export const changeMeta = (document: FormDocument, patch: Partial<FormDocument['meta']>): FormDocument =>
  withSchema({ ...document, meta: cleaned({ ...document.meta, ...patch }) })

/** Sets the options of a choice: one per line, `value = words` or just words. */
export function putOptions(
  document: FormDocument,
  path: string,
  language: FieldLanguage,
  lines: readonly string[],
): FormDocument {
  const field = fieldAt(document, path)
  const old = field?.options ?? []
  const words = lines.map((line) => line.trim()).filter((line) => line !== '')
  const known = new Map(
    old.map((value) => [document.texts[language]?.[textKey(document, path, value)] ?? value, value]),
  )
  const values: string[] = []
  for (const [index, word] of words.entries()) {
    const same = known.get(word) ?? (words.length === old.length ? old[index] : undefined)
    const value = same !== undefined && !values.includes(same) ? same : freeOption(word, [...values, ...old])
    values.push(value)
  }
  let next: FormDocument = {
    ...document,
    fields: mapField(document.fields, path, (one) => ({ ...one, options: values })),
  }
  for (const [index, value] of values.entries()) {
    next = putText(next, language, textKey(document, path, value), words[index] ?? value)
    const other = language === 'de' ? 'en' : 'de'
    if (!old.includes(value))
      next = putText(next, other, textKey(document, path, value), words[index] ?? value)
  }
  return withSchema(next)
}

/** The text key a field uses: its path where that is written, else its bare key. */
export function textKeyOf(document: FormDocument, path: string, name: string): string {
  const bare = `${lastOf(path)}.${name}`
  const whole = `${path}.${name}`
  const has = (key: string) => Object.values(document.texts).some((entries) => key in entries)
  return has(whole) || !has(bare) ? whole : bare
}

const textKey = (document: FormDocument, path: string, value: string) =>
  textKeyOf(document, path, `option.${value}`)

function startOf(kind: FieldKind): Partial<Field> {
  if (kind === 'choice' || kind === 'choices') return { required: true, options: ['option1', 'option2'] }
  if (kind === 'group' || kind === 'repeatGroup') return { fields: [] }
  if (kind === 'heading' || kind === 'note') return {}
  return { required: true }
}

function freeKey(label: string, siblings: readonly Field[]): string {
  const base = keyFrom(label) || 'frage'
  let key = base
  for (let n = 2; siblings.some((field) => field.key === key); n += 1) key = `${base}_${n}`
  return key
}

function freeOption(word: string, taken: readonly string[]): string {
  const base = keyFrom(word) || 'option'
  let value = base
  for (let n = 2; taken.includes(value); n += 1) value = `${base}_${n}`
  return value
}

function mapField(fields: readonly Field[], path: string, change: (field: Field) => Field): readonly Field[] {
  const [first, ...rest] = path.split('.')
  return fields.map((field) => {
    if (field.key !== first) return field
    return rest.length === 0
      ? change(field)
      : { ...field, fields: mapField(field.fields ?? [], rest.join('.'), change) }
  })
}

function moved<T>(list: readonly T[], from: number, step: 1 | -1): readonly T[] {
  const to = from + step
  if (from < 0 || to < 0 || to >= list.length) return list
  const next = [...list]
  const [item] = next.splice(from, 1)
  if (item !== undefined) next.splice(to, 0, item)
  return next
}

const putPage = (document: FormDocument, page: Page): FormDocument =>
  withSchema({ ...document, pages: document.pages.map((one) => (one.id === page.id ? page : one)) })

const cleaned = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined && entry !== '')) as T

const parentOf = (path: string): string => path.slice(0, path.lastIndexOf('.'))
const lastOf = (path: string): string => path.slice(path.lastIndexOf('.') + 1)
