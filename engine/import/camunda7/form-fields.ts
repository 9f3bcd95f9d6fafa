import { type ModdleElement, textOf } from '../../bpmn/moddle-element.ts'
import type { SuggestedField, SuggestedQuestion } from '../../findings/fixes/suggest-forms.ts'
import { childrenOf, type ImportContext } from './import-context.ts'

const KINDS: { readonly [type: string]: Pick<SuggestedField, 'kind' | 'decimals'> } = {
  string: { kind: 'text' },
  long: { kind: 'number' },
  integer: { kind: 'number' },
  double: { kind: 'number', decimals: 2 },
  boolean: { kind: 'yesNo' },
  date: { kind: 'date' },
  enum: { kind: 'choice' },
}
const KEY = /^[A-Za-z_][\w-]{0,63}$/

/** Attributes of a field whose meaning the question keeps; anything else has to be looked after. */
const KEPT = new Set(['id', 'label', 'name', 'type', 'required'])

/** A field as a question, and whether that says everything the field did; undefined when it cannot be asked. */
export function questionOf(
  context: ImportContext,
  field: ModdleElement,
): { readonly question: SuggestedQuestion; readonly isComplete: boolean } | undefined {
  const key = textOf(field, 'id')
  const known = KINDS[textOf(field, 'type') ?? 'string']
  if (key === undefined || !KEY.test(key) || !known) return undefined
  const values = childrenOf(field).filter((each) => context.isNamed(each, 'value'))
  const words = Object.fromEntries(
    values.map((each) => [textOf(each, 'id') ?? '', textOf(each, 'name') ?? textOf(each, 'id') ?? '']),
  )
  const options = Object.keys(words).filter((option) => option !== '')
  if (known.kind === 'choice' && options.length === 0) return undefined
  const constraints = childrenOf(field)
    .filter((each) => context.isNamed(each, 'validation'))
    .flatMap(childrenOf)
  const required =
    String(field.get('required')) === 'true' ||
    constraints.some((each) => textOf(each, 'name') === 'required')
  const question = {
    key,
    label: textOf(field, 'label') ?? textOf(field, 'name') ?? key,
    options,
    field: { ...known, required, ...(options.length > 0 && { words }) },
  }
  return { question, isComplete: isPlain(context, field, constraints) }
}

function isPlain(
  context: ImportContext,
  field: ModdleElement,
  constraints: readonly ModdleElement[],
): boolean {
  const attributes = Object.keys(field).filter((name) => !name.startsWith('$'))
  const parts = childrenOf(field)
  return (
    attributes.every((name) => KEPT.has(name)) &&
    parts.every((part) => context.isNamed(part, 'value') || context.isNamed(part, 'validation')) &&
    constraints.every((each) => textOf(each, 'name') === 'required')
  )
}
