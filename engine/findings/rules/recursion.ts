import { extensionOf, idOf, textOf } from '../../bpmn/moddle-element.ts'
import { type NodeModel, processElements } from '../../bpmn/read-model.ts'
import { loopsOf } from '../loops-of.ts'
import { findingOf, nameOf, type ProcessModel, type Rule, readProcess } from '../rule.ts'

/**
 * A process does not call itself, directly or through others of the same file. Looks at the whole file once,
 * when the first process is checked.
 */
export const recursion: Rule = ({ id, definitions }) => {
  const processes = processElements(definitions)
  if (processes[0] && idOf(processes[0]) !== id) return []
  const calls = processes.flatMap((element) => callsOf(readProcess(definitions, element)))
  const byCaller = Map.groupBy(calls, (call) => call.caller)
  const loops = loopsOf([...byCaller.keys()], (caller) =>
    (byCaller.get(caller) ?? []).map(({ called }) => called).filter((called) => byCaller.has(called)),
  )
  return loops.flatMap((loop) =>
    calls
      .filter(({ caller, called }) => loop.has(caller) && loop.has(called))
      .map(({ node }) =>
        findingOf('call-recursion', 'error', node.id, {
          de: `„${nameOf(node)}“ ruft den eigenen Prozess wieder auf, das nähme kein Ende. Rufen Sie einen anderen Prozess auf oder zeichnen Sie eine Schleife.`,
          en: `'${nameOf(node)}' calls its own process again, that would never end. Call another process or draw a loop.`,
        }),
      ),
  )
}

interface Call {
  readonly caller: string
  readonly called: string
  readonly node: NodeModel
}

function callsOf({ id, nodes }: ProcessModel): readonly Call[] {
  return nodes.flatMap((node) => {
    const called = textOf(extensionOf(node.element, 'zeebe:CalledElement'), 'processId')
    return called === undefined ? [] : [{ caller: id, called, node }]
  })
}
