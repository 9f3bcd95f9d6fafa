import { extensionOf, idOf, type ModdleElement, textOf } from '../../bpmn/moddle-element.ts'
import { type FileRule, labelOf } from '../file-rule.ts'
import { loopsOf } from '../loops-of.ts'
import { findingOf } from '../rule.ts'

/** A process does not call itself, directly or through others of the same file. */
export const recursion: FileRule = ({ elements }) => {
  const calls = elements.flatMap(callOf)
  const byCaller = Map.groupBy(calls, (call) => call.caller)
  const loops = loopsOf([...byCaller.keys()], (caller) =>
    (byCaller.get(caller) ?? []).map(({ called }) => called).filter((called) => byCaller.has(called)),
  )
  return loops.flatMap((loop) =>
    calls
      .filter(({ caller, called }) => loop.has(caller) && loop.has(called))
      .map(({ node }) =>
        findingOf('call-recursion', 'error', idOf(node), {
          de: `„${labelOf(node)}“ ruft den eigenen Prozess wieder auf, das nähme kein Ende. Rufen Sie einen anderen Prozess auf oder zeichnen Sie eine Schleife.`,
          en: `'${labelOf(node)}' calls its own process again, that would never end. Call another process or draw a loop.`,
        }),
      ),
  )
}

interface Call {
  readonly caller: string
  readonly called: string
  readonly node: ModdleElement
}

function callOf(node: ModdleElement): readonly Call[] {
  const called = textOf(extensionOf(node, 'zeebe:CalledElement'), 'processId')
  let owner = node.$parent
  while (owner && owner.$type !== 'bpmn:Process') owner = owner.$parent
  return called === undefined || !owner ? [] : [{ caller: idOf(owner), called, node }]
}
