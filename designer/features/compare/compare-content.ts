import type { FormDocument } from '../../../forms/document.ts'
import type { ProcedureContent } from '../../draft/procedure-api.ts'
import type { ModelElement } from '../../modeler/model-element.ts'
import { type Part, partsOfForm, partsOfModel } from './describe.ts'

export interface FactChange {
  readonly fact: string
  /** Absent: was not there before. */
  readonly before?: string
  readonly after?: string
}

/** One change between two states of a procedure. */
export interface Change {
  readonly kind: 'added' | 'changed' | 'removed'
  readonly about: 'model' | 'form' | 'question' | 'table'
  readonly id: string
  readonly name: string
  /** BPMN type, for changes of the model. */
  readonly type?: string
  /** The form a question belongs to. */
  readonly form?: string
  readonly facts: readonly FactChange[]
}

/** Reads BPMN; injected so that tests and browser bring their own. */
export type ReadModel = (xml: string) => Promise<ModelElement>

/** What differs, by id: steps, flows, forms, questions, tables. Moving something on the canvas is no change. */
export async function compareContent(
  before: ProcedureContent,
  after: ProcedureContent,
  read: ReadModel,
): Promise<readonly Change[]> {
  const [old, now] = await Promise.all([read(before.bpmn), read(after.bpmn)])
  const model = compareParts(partsOfModel(old), partsOfModel(now), 'model')
  return [
    ...model,
    ...compareForms(before.forms, after.forms),
    ...compareTables(before.decisions, after.decisions),
  ]
}

function compareForms(
  before: Readonly<Record<string, FormDocument>>,
  after: Readonly<Record<string, FormDocument>>,
): readonly Change[] {
  const ids = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return ids.flatMap((id): readonly Change[] => {
    const old = before[id]
    const now = after[id]
    const name = (now ?? old)?.texts.de?.['form.title'] ?? id
    if (old === undefined) return [{ kind: 'added', about: 'form', id, name, facts: [] }]
    if (now === undefined) return [{ kind: 'removed', about: 'form', id, name, facts: [] }]
    const questions = compareParts(partsOfForm(old), partsOfForm(now), 'question').map((change) => ({
      ...change,
      form: id,
    }))
    const pages =
      canonical([old.pages, old.meta, frameTexts(old)]) === canonical([now.pages, now.meta, frameTexts(now)])
    return pages ? questions : [{ kind: 'changed', about: 'form', id, name, facts: [] }, ...questions]
  })
}

/** Texts of the form and its pages, not of its questions. */
const frameTexts = (form: FormDocument): unknown =>
  Object.entries(form.texts).map(([language, texts]) => [
    language,
    Object.entries(texts)
      .filter(([key]) => /\.(title|intro)$/.test(key))
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  ])

/** As JSON with sorted keys: the database keeps no order of keys. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}

function compareTables(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): readonly Change[] {
  const files = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return files.flatMap((id): readonly Change[] => {
    const base = { about: 'table', id, name: id, facts: [] } as const
    if (before[id] === undefined) return [{ ...base, kind: 'added' }]
    if (after[id] === undefined) return [{ ...base, kind: 'removed' }]
    return plain(before[id]) === plain(after[id]) ? [] : [{ ...base, kind: 'changed' }]
  })
}

/** Indentation and the picture of a table do not count. */
const plain = (xml: string): string =>
  xml
    .replaceAll(/<dmndi:DMNDI>[\s\S]*?<\/dmndi:DMNDI>/g, '')
    .replaceAll(/>\s+</g, '><')
    .trim()

function compareParts(
  before: ReadonlyMap<string, Part & { readonly type?: string }>,
  after: ReadonlyMap<string, Part & { readonly type?: string }>,
  about: 'model' | 'question',
): readonly Change[] {
  const changes: Change[] = []
  for (const [id, part] of after) {
    const old = before.get(id)
    const base = { about, id, name: part.name, ...(part.type === undefined ? {} : { type: part.type }) }
    if (old === undefined) changes.push({ ...base, kind: 'added', facts: [] })
    else {
      const facts = compareFacts(old, part)
      if (facts.length > 0) changes.push({ ...base, kind: 'changed', facts })
    }
  }
  for (const [id, old] of before) {
    if (after.has(id)) continue
    changes.push({
      kind: 'removed',
      about,
      id,
      name: old.name,
      ...(old.type === undefined ? {} : { type: old.type }),
      facts: [],
    })
  }
  return changes
}

function compareFacts(
  old: Part & { readonly type?: string },
  now: Part & { readonly type?: string },
): readonly FactChange[] {
  const facts: FactChange[] = []
  if (old.type !== now.type) facts.push({ fact: 'type', before: old.type ?? '', after: now.type ?? '' })
  for (const fact of new Set([...Object.keys(old.facts), ...Object.keys(now.facts)])) {
    const before = old.facts[fact]
    const after = now.facts[fact]
    if (before === after) continue
    facts.push({
      fact,
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
    })
  }
  return facts
}
