import { BpmnModdle } from 'bpmn-moddle'
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' }
import type { DiagramElement } from '../../designer/modeler/diagram-element.ts'
import { withExtension } from '../../designer/modeler/extension-elements.ts'
import type { ModelEditor } from '../../designer/modeler/model-editor.ts'
import { listOf, type ModelElement } from '../../designer/modeler/model-element.ts'

/** The model editor without a canvas: it changes the model at once, and its XML can be read. */
export async function xmlEditor(body: string) {
  const moddle = new BpmnModdle({ zeebe })
  const { rootElement, elementsById } = await moddle.fromXML(
    `<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
      xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="D" targetNamespace="urn:t">
      <bpmn:process id="P">${body}</bpmn:process></bpmn:definitions>`,
    'bpmn:Definitions',
  )
  const definitions = rootElement as unknown as ModelElement
  const create = (type: string, properties: object = {}) =>
    moddle.create(type, { ...properties }) as unknown as ModelElement
  const assign = (model: ModelElement, properties: object) => {
    for (const [name, value] of Object.entries(properties))
      (model as unknown as { set(name: string, value: unknown): void }).set(name, value)
  }
  const editor = {
    modeler: { getDefinitions: () => definitions },
    batch: (work: () => void) => work(),
    create,
    update: (element: DiagramElement, properties: object) => assign(element.businessObject, properties),
    updateOf: (_element: DiagramElement, model: ModelElement, properties: object) =>
      assign(model, properties),
    extend(element: DiagramElement, type: string, patch: Parameters<typeof withExtension>[3]) {
      const model = element.businessObject
      assign(model, { extensionElements: withExtension({ create }, model, type, patch) })
    },
  } as unknown as ModelEditor
  const model = (id: string): ModelElement => {
    const found = elementsById[id] as unknown as ModelElement | undefined
    if (found === undefined) throw new Error(`No element '${id}'.`)
    return found
  }
  const element = (id: string) => ({ id, businessObject: model(id) }) as unknown as DiagramElement
  const definition = (id: string) => {
    const [first] = listOf(model(id), 'eventDefinitions')
    if (first === undefined) throw new Error(`'${id}' has no event definition.`)
    return { editor, element: element(id), definition: first }
  }
  const xml = async () => (await moddle.toXML(rootElement, { format: true })).xml
  return { editor, model, element, definition, xml }
}
