import {
  type Definitions,
  elementOf,
  elementsOf,
  eventDefinitionsOf,
  idOf,
  type ModdleElement,
} from './moddle-element.ts'

/** What a message flow gives an end of it that names no message itself. */
export interface ImpliedMessage {
  /** The message the flow or its other end names. */
  readonly message?: ModdleElement
  /** With no message anywhere: a name of its own, the same at both ends. */
  readonly name?: string
}

/**
 * Messages that are only drawn: a message flow between elements of two pools says that what one sends the
 * other gets (BPMN 2.0.2 § 9.4). Without a message there is no correlation key either: whichever instance
 * waits gets it, so real procedures should name their messages.
 */
export function impliedMessages(definitions: Definitions): ReadonlyMap<string, ImpliedMessage> {
  const implied = new Map<string, ImpliedMessage>()
  for (const flow of messageFlowsOf(definitions)) {
    const ends = [elementOf(flow, 'sourceRef'), elementOf(flow, 'targetRef')].flatMap((end) => end ?? [])
    if (ends.length < 2 || !ends.every((end) => end.$instanceOf('bpmn:FlowNode'))) continue
    const message = elementOf(flow, 'messageRef') ?? ends.map(messageOf).find((each) => each)
    const known = ends.map((end) => implied.get(idOf(end))).find((each) => each)
    const meant = message ? { message } : (known ?? { name: idOf(flow) })
    for (const end of ends) if (!messageOf(end)) implied.set(idOf(end), meant)
  }
  return implied
}

function messageFlowsOf(definitions: Definitions): readonly ModdleElement[] {
  return elementsOf(definitions, 'rootElements')
    .filter((element) => element.$instanceOf('bpmn:Collaboration'))
    .flatMap((collaboration) => elementsOf(collaboration, 'messageFlows'))
}

/** The message a flow node names: a task itself, an event in its definition. */
function messageOf(node: ModdleElement): ModdleElement | undefined {
  const definition = eventDefinitionsOf(node).find((each) => each.$type === 'bpmn:MessageEventDefinition')
  return elementOf(definition ?? node, 'messageRef')
}
