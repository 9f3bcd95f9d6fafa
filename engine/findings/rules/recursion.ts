import { extensionOf, idOf, textOf } from '../../bpmn/moddle-element.ts'
import { processElements } from '../../bpmn/read-model.ts'
import { findingOf, nameOf, type ProcessModel, type Rule, readProcess } from '../rule.ts'

/** A process does not call itself, directly or through others of the same file. */
export const recursion: Rule = (model) => {
  const calls = new Map(
    processElements(model.definitions).map((element) => [
      idOf(element),
      callsOf(readProcess(model.definitions, element)),
    ]),
  )
  return model.nodes.flatMap((node) => {
    const called = calledBy(node)
    if (called === undefined || !leadsTo(called, model.id, calls)) return []
    return [
      findingOf('call-recursion', 'error', node.id, {
        de: `„${nameOf(node)}“ ruft den eigenen Prozess wieder auf, das nähme kein Ende. Rufen Sie einen anderen Prozess auf oder zeichnen Sie eine Schleife.`,
        en: `'${nameOf(node)}' calls its own process again, that would never end. Call another process or draw a loop.`,
      }),
    ]
  })
}

function calledBy(node: ProcessModel['nodes'][number]): string | undefined {
  return textOf(extensionOf(node.element, 'zeebe:CalledElement'), 'processId')
}

function callsOf(model: ProcessModel): readonly string[] {
  return model.nodes.flatMap((node) => calledBy(node) ?? [])
}

function leadsTo(from: string, goal: string, calls: ReadonlyMap<string, readonly string[]>): boolean {
  const seen = new Set<string>()
  const open = [from]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === goal) return true
    if (seen.has(id)) continue
    seen.add(id)
    open.push(...(calls.get(id) ?? []))
  }
  return false
}
