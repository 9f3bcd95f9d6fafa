import { type ModdleElement, textOf } from '../../bpmn/moddle-element.ts'
import { hasJuel, translateJuel } from '../juel/translate-juel.ts'
import { bodyOf, childrenOf, type ImportContext } from './import-context.ts'

const LISTS = {
  inputParameter: { in: 'zeebe:IoMapping', name: 'inputParameters', type: 'zeebe:Input' },
  outputParameter: { in: 'zeebe:IoMapping', name: 'outputParameters', type: 'zeebe:Output' },
} as const

/** `inputOutput`: texts, expressions, lists and maps; scripts stay. */
export function importIoMapping(context: ImportContext, element: ModdleElement): void {
  for (const mapping of context.extensions(element, 'inputOutput')) {
    const left = childrenOf(mapping).filter((parameter) => !importParameter(context, element, parameter))
    if (left.length === 0) context.dropExtension(element, mapping)
    else mapping.set('$children', left)
  }
}

function importParameter(context: ImportContext, element: ModdleElement, parameter: ModdleElement): boolean {
  const name = textOf(parameter, 'name')
  const kind = (['inputParameter', 'outputParameter'] as const).find((each) =>
    context.isNamed(parameter, each),
  )
  if (!kind || name === undefined) return false
  const value = parameterValue(context, parameter)
  if (!value.ok) {
    context.tell(element, 'import-expression', 'warning', name, {
      de: `Der Wert von „${name}“ lässt sich nicht übersetzen: Er enthält ${value.problem}. Schreiben Sie ihn neu in FEEL.`,
      en: `The value of '${name}' cannot be translated: it holds ${value.problem}. Write it anew in FEEL.`,
    })
    return false
  }
  context.writeInto(element, LISTS[kind], { source: `=${value.feel}`, target: name })
  return true
}

type Value = { readonly ok: true; readonly feel: string } | { readonly ok: false; readonly problem: string }

function parameterValue(context: ImportContext, element: ModdleElement): Value {
  const [child] = childrenOf(element)
  if (!child) return textValue(bodyOf(element))
  if (context.isNamed(child, 'list'))
    return joined(
      childrenOf(child).map((each) => itemOf(context, each)),
      '[',
      ']',
    )
  if (context.isNamed(child, 'map')) {
    return joined(
      childrenOf(child).map((each) => entryOf(context, each)),
      '{',
      '}',
    )
  }
  const [, local = child.$type] = child.$type.split(':')
  return { ok: false, problem: `'${local}'` }
}

function itemOf(context: ImportContext, item: ModdleElement): Value {
  if (context.isNamed(item, 'value')) return textValue(bodyOf(item))
  const [, local = item.$type] = item.$type.split(':')
  return { ok: false, problem: `'${local}'` }
}

function entryOf(context: ImportContext, entry: ModdleElement): Value {
  const key = textOf(entry, 'key') ?? ''
  if (hasJuel(key)) return { ok: false, problem: `the key '${key}'` }
  const value = parameterValue(context, entry)
  return value.ok ? { ok: true, feel: `${JSON.stringify(key)}: ${value.feel}` } : value
}

function joined(values: readonly Value[], open: string, close: string): Value {
  const parts: string[] = []
  for (const value of values) {
    if (!value.ok) return value
    parts.push(value.feel)
  }
  return { ok: true, feel: `${open}${parts.join(', ')}${close}` }
}

function textValue(text: string): Value {
  if (text === '') return { ok: true, feel: 'null' }
  const answer = translateJuel(text)
  if (!answer.ok) return answer
  return { ok: true, feel: answer.text.startsWith('=') ? answer.text.slice(1) : JSON.stringify(answer.text) }
}
