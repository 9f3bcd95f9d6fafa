import { elementsOf, extensionOf, type ModdleElement, textOf } from '../../bpmn/moddle-element.ts'
import { bodyOf, childrenOf, type ImportContext } from './import-context.ts'

const WORKED = new Set(['bpmn:ServiceTask', 'bpmn:SendTask', 'bpmn:BusinessRuleTask'])
const THROWING = new Set(['bpmn:IntermediateThrowEvent', 'bpmn:EndEvent'])
const JAVA = ['class', 'delegateExpression', 'expression'] as const

/** What a machine does: an external task becomes a job; Java code names the job a worker has to take over. */
export function importJob(context: ImportContext, element: ModdleElement): void {
  const settings = settingsOf(element)
  if (!settings) return
  if (element.$type === 'bpmn:BusinessRuleTask') importDecision(context, element)
  const topic = context.attribute(settings, 'topic')
  if (context.attribute(settings, 'type') === 'external' && topic !== undefined) {
    context.moveAttribute(settings, 'topic', (type) => {
      context.write(element, 'zeebe:TaskDefinition', { type })
      context.dropAttribute(settings, 'type')
    })
  }
  for (const name of JAVA) importJava(context, element, settings, name)
  importConnector(context, element)
  importRetries(context, element)
}

/** Where the settings stand: at the task, or in the message definition of a throwing event. */
function settingsOf(element: ModdleElement): ModdleElement | undefined {
  if (WORKED.has(element.$type)) return element
  if (!THROWING.has(element.$type)) return undefined
  return elementsOf(element, 'eventDefinitions').find((each) => each.$type === 'bpmn:MessageEventDefinition')
}

/** Java is not run here: its name becomes a job type, and somebody has to write the worker. */
function importJava(
  context: ImportContext,
  element: ModdleElement,
  settings: ModdleElement,
  name: (typeof JAVA)[number],
): void {
  const text = context.attribute(settings, name)
  if (text === undefined) return
  const type = /[\w.$-]+/.exec(text.replace(/^[$#]\{/, ''))?.[0] ?? name
  if (!context.has(element, 'zeebe:TaskDefinition')) context.write(element, 'zeebe:TaskDefinition', { type })
  context.tell(element, 'import-java', 'warning', name, {
    de: `Java-Code wird hier nicht ausgeführt (${name}: „${text}“). Die Aufgabe wird ein Job „${type}“: Schreiben Sie einen Dienst, der ihn erledigt.`,
    en: `Java code is not run here (${name}: '${text}'). The task becomes a job '${type}': write a worker that does it.`,
  })
}

function importConnector(context: ImportContext, element: ModdleElement): void {
  const [connector] = context.extensions(element, 'connector')
  const id = connector && childrenOf(connector).find((each) => context.isNamed(each, 'connectorId'))
  if (!id) return
  const type = bodyOf(id)
  if (!context.has(element, 'zeebe:TaskDefinition')) context.write(element, 'zeebe:TaskDefinition', { type })
  context.tell(element, 'import-connector', 'warning', 'connector', {
    de: `Der Konnektor „${type}“ gehört zur anderen Engine. Die Aufgabe wird ein Job „${type}“: Richten Sie einen Dienst ein, und übertragen Sie die Ein- und Ausgaben.`,
    en: `The connector '${type}' belongs to the other engine. The task becomes a job '${type}': set up a worker and carry over its input and output.`,
  })
}

/** `R3/PT10M`: so many attempts. Their distance is set at the worker here. */
function importRetries(context: ImportContext, element: ModdleElement): void {
  const [cycle] = context.extensions(element, 'failedJobRetryTimeCycle')
  if (!cycle || !extensionOf(element, 'zeebe:TaskDefinition')) return
  const text = bodyOf(cycle)
  const retries =
    /^R(\d+)\//.exec(text)?.[1] ?? (text.includes(',') ? String(text.split(',').length) : undefined)
  if (retries === undefined) return
  context.write(element, 'zeebe:TaskDefinition', { retries })
  context.dropExtension(element, cycle)
}

const SHAPES_ALIKE = new Set(['singleEntry', 'singleResult'])

/** A decision of DMN; the shape of its result is the one of the decision itself. */
function importDecision(context: ImportContext, task: ModdleElement): void {
  if (context.attribute(task, 'decisionRef') === undefined) return
  const shape = context.attribute(task, 'mapDecisionResult') ?? 'resultList'
  const name = context.attribute(task, 'resultVariable') ?? 'decisionResult'
  context.moveAttribute(task, 'decisionRef', (decisionId) => {
    context.write(task, 'zeebe:CalledDecision', { decisionId, resultVariable: name })
    context.dropAttribute(task, 'resultVariable')
    if (context.attribute(task, 'decisionRefBinding') === 'latest')
      context.dropAttribute(task, 'decisionRefBinding')
    if (SHAPES_ALIKE.has(shape)) context.dropAttribute(task, 'mapDecisionResult')
    else tellShape(context, task, shape, name)
  })
}

function tellShape(context: ImportContext, task: ModdleElement, shape: string, name: string): void {
  context.tell(task, 'import-decision-result', 'warning', 'mapDecisionResult', {
    de: `Das Ergebnis „${name}“ hat hier die Form, die die Entscheidung selbst liefert, nicht „${shape}“. Prüfen Sie die Ausdrücke, die es lesen.`,
    en: `The result '${name}' has the shape the decision itself gives, not '${shape}'. Check the expressions that read it.`,
  })
}

/** The variable a task's result goes to. */
export function resultVariableOf(context: ImportContext, element: ModdleElement): string | undefined {
  return context.attribute(element, 'resultVariable') ?? textOf(element, 'resultVariable')
}
