import { callableElements, readGlobalTask } from '../bpmn/global-tasks.ts'
import { type ImpliedMessage, impliedMessages } from '../bpmn/message-flows.ts'
import { type Definitions, extensionOf, idOf, type ModdleElement, textOf } from '../bpmn/moddle-element.ts'
import { allContainers, readContainer } from '../bpmn/read-model.ts'
import type { Finding } from '../findings/finding.ts'
import { compileCase, compileStages } from './compile-case.ts'
import { compileContainer } from './compile-container.ts'
import { compileStarts } from './compile-starts.ts'
import { CompileTools } from './compile-tools.ts'
import type { CompiledNode, CompiledProcess, ElementInfo, FlowInfo } from './compiled-process.ts'

/**
 * Makes a process ready to run. Elements the engine does not know are findings, and then there is no
 * process; what would only stop with an incident compiles, `checkModel` reports it.
 */
export function compileProcess(
  definitions: Definitions,
  processId: string,
  tools = new CompileTools(),
): { readonly process?: CompiledProcess; readonly findings: readonly Finding[] } {
  const element = callableElements(definitions).find((each) => idOf(each) === processId)
  if (!element) return { findings: [processMissing(processId)] }
  return compileElement(element, impliedMessages(definitions), tools)
}

/** The same for a process element, with the messages its file only draws. */
export function compileElement(
  element: ModdleElement,
  implied: ReadonlyMap<string, ImpliedMessage>,
  tools = new CompileTools(),
): { readonly process?: CompiledProcess; readonly findings: readonly Finding[] } {
  const model = readGlobalTask(element) ?? readContainer(element)
  tools.impliedMessages = implied
  const nodes = new Map<string, CompiledNode>()
  const infos = new Map<string, ElementInfo>()
  const root = compileContainer(model, tools, nodes, infos)
  if (!root) return { findings: tools.findings }
  const name = textOf(element, 'name')
  const versionTag = textOf(extensionOf(element, 'zeebe:VersionTag'), 'value')
  const caseInfo = compileCase(element, tools)
  const flows: readonly FlowInfo[] = allContainers(model).flatMap((container) =>
    container.flows
      .filter((flow) => !flow.isLink)
      .map((flow) => ({
        id: flow.id,
        ...(flow.name !== undefined && { name: flow.name }),
        source: flow.source.id,
        target: flow.target.id,
      })),
  )
  const all = [...infos.values()]
  const process: CompiledProcess = {
    id: idOf(element),
    ...(name !== undefined && { name }),
    ...(versionTag !== undefined && { versionTag }),
    elements: infos,
    flows: new Map(flows.map((flow) => [flow.id, flow])),
    userTasks: all.filter((info) => info.type === 'bpmn:UserTask').map((info) => info.id),
    starts: compileStarts(root),
    ...(caseInfo && { case: caseInfo }),
    stages: compileStages(element),
    calledDecisions: named(all.map((info) => info.decisionId)),
    calledProcesses: named(all.map((info) => info.calledProcessId)),
    jobTypes: named(all.map((info) => info.jobType)),
    formIds: named([...all.map((info) => info.formId), caseInfo?.startForm]),
    root,
    nodes,
  }
  return { process, findings: tools.findings }
}

function named(values: readonly (string | undefined)[]): readonly string[] {
  return [...new Set(values.filter((value): value is string => value !== undefined))]
}

function processMissing(id: string): Finding {
  return {
    code: 'process-missing',
    severity: 'error',
    message: {
      de: `Erwartet wurde ein Prozess mit der Kennung „${id}“, die Datei enthält keinen. Prüfen Sie die Kennung.`,
      en: `Expected a process with the id '${id}', but the file has none. Check the id.`,
    },
  }
}
