import { elementOf, idOf, type ModdleElement, textOf } from '../../bpmn/moddle-element.ts'
import { type ApplyFix, createIn, type FixContext, flowsAt, walk } from './fix-context.ts'

export const setDefault: ApplyFix = ({ element, values }) => {
  const flow = flowsAt(element, 'sourceRef').find((each) => idOf(each) === values.flow)
  if (!flow) return
  element.set('default', flow)
  flow.set('conditionExpression', undefined)
}

export const makeFeel: ApplyFix = ({ moddle, element, values }) => {
  element.set('conditionExpression', condition(moddle, element, values.text ?? '=false'))
}

/**
 * A choice that a person makes: each flow is taken when the variable named after the gateway has the
 * flow's name, the last one otherwise. `suggestForms` turns it into a question of the form before.
 */
export const askChoice: ApplyFix = (context) => {
  const { moddle, element } = context
  const flows = flowsAt(element, 'sourceRef')
  const variable = freeVariable(context, textOf(element, 'name') ?? idOf(element))
  for (const [index, flow] of flows.entries()) {
    if (textOf(elementOf(flow, 'conditionExpression'), 'body') !== undefined) continue
    if (textOf(flow, 'name') === undefined) flow.set('name', `Weg ${index + 1}`)
    const isLast = index === flows.length - 1
    if (isLast && !elementOf(element, 'default')) element.set('default', flow)
    else if (elementOf(element, 'default') !== flow) {
      const value = textOf(flow, 'name') ?? ''
      const text = `=${variable} = ${JSON.stringify(value)}`
      flow.set('conditionExpression', condition(moddle, flow, text))
    }
  }
}

function condition(moddle: FixContext['moddle'], flow: ModdleElement, body: string): ModdleElement {
  return createIn(moddle, flow, 'bpmn:FormalExpression', { body })
}

/** A FEEL name from a question ("Erwerbsfähig?" → `erwerbsfaehig`), not used by another condition. */
function freeVariable({ definitions }: FixContext, name: string): string {
  const used = new Set<string>()
  for (const each of walk(definitions)) {
    const variable = /^=(\w+) = "/.exec(textOf(each, 'body') ?? '')?.[1]
    if (each.$type === 'bpmn:FormalExpression' && variable !== undefined) used.add(variable)
  }
  const base = slug(name)
  let variable = base
  for (let number = 2; used.has(variable); number++) variable = `${base}${number}`
  return variable
}

const UMLAUTS: { readonly [letter: string]: string } = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' }

function slug(name: string): string {
  const words = name
    .toLowerCase()
    .replace(/[äöüß]/g, (letter) => UMLAUTS[letter] ?? letter)
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
    .slice(0, 4)
  const text = words
    .map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join('')
  // A prefix keeps key words (`in`, `not`, `if`) and digits from opening the name.
  return /^[a-z]{4,}/.test(text)
    ? text.slice(0, 60)
    : `wahl${text.charAt(0).toUpperCase()}${text.slice(1, 60)}`
}
