import {
  type Definitions,
  elementsOf,
  extensionOf,
  idOf,
  type ModdleElement,
  textOf,
} from '../../engine/bpmn/moddle-element.ts'
import type { Finding } from '../../engine/findings/finding.ts'
import { shippedLetters } from './shipped-letters.ts'

/** Every step that sends a letter names one that exists; a letter exists only if it is complete (`checkLetter`). */
export async function checkLettersUsed(definitions: Definitions): Promise<Finding[]> {
  const known = [...(await shippedLetters()).keys()]
  return elementsOf(definitions, 'rootElements')
    .flatMap(stepsOf)
    .filter((step) => textOf(extensionOf(step, 'zeebe:TaskDefinition'), 'type') === 'letter')
    .flatMap((step) => checkStep(step, known))
}

function stepsOf(container: ModdleElement): readonly ModdleElement[] {
  return container.$instanceOf('bpmn:FlowElementsContainer')
    ? elementsOf(container, 'flowElements').flatMap((element) => [element, ...stepsOf(element)])
    : []
}

function checkStep(step: ModdleElement, known: readonly string[]): Finding[] {
  const headers = elementsOf(extensionOf(step, 'zeebe:TaskHeaders'), 'values')
  const template = headers.map((header) => [textOf(header, 'key'), textOf(header, 'value')] as const)
  const id = template.find(([key]) => key === 'template')?.[1]
  if (id !== undefined && known.includes(id)) return []
  const name = textOf(step, 'name') ?? idOf(step)
  return [
    {
      code: 'letter-unknown',
      severity: 'error',
      element: idOf(step),
      path: 'template',
      message: {
        de: `„${name}“ soll einen Brief schicken, nennt aber ${id === undefined ? 'keinen' : `„${id}“, den es nicht gibt`}. Tragen Sie bei „template“ einen dieser Briefe ein: ${known.join(', ')}.`,
        en: `'${name}' is to send a letter but names ${id === undefined ? 'none' : `'${id}', which does not exist`}. Enter one of these under 'template': ${known.join(', ')}.`,
      },
    },
  ]
}
