import { exportBpmn } from '../../bpmn/export-bpmn.ts'
import type { ModdleElement } from '../../bpmn/moddle-element.ts'
import { parseBpmn } from '../../bpmn/parse-bpmn.ts'
import type { Finding } from '../../findings/finding.ts'
import { walk } from '../../findings/fixes/fix-context.ts'
import type { SuggestedForm } from '../../findings/fixes/suggest-forms.ts'
import { hasJuel } from '../juel/translate-juel.ts'
import { dropAsync } from './async.ts'
import { importCallActivity } from './call-activity.ts'
import { importEventDefinition } from './event-definitions.ts'
import { importExpression } from './expressions.ts'
import { importForm } from './forms.ts'
import { ImportContext } from './import-context.ts'
import { importIoMapping } from './io-mapping.ts'
import { importJob } from './jobs.ts'
import { importListeners } from './listeners.ts'
import { mendXml } from './mend-xml.ts'
import { importMessage } from './messages.ts'
import { importLoop } from './multi-instance.ts'
import { tellName } from './names.ts'
import { importProcess } from './process.ts'
import { importProperties } from './properties.ts'
import { importRootElement } from './root-elements.ts'
import { importScript } from './scripts.ts'
import { importUserTask } from './user-task.ts'

/** Reads one part of a model of Camunda 7 and writes it in our dialect. */
export type ImportPart = (context: ImportContext, element: ModdleElement) => void

export interface Imported {
  readonly xml: string
  readonly findings: readonly Finding[]
  /** Forms that were written in the model, to be made. */
  readonly forms: readonly SuggestedForm[]
}

const USES_CAMUNDA =
  /xmlns:\w+\s*=\s*["']http:\/\/(?:camunda\.org\/schema\/1\.0\/bpmn|operaton\.org\/schema\/1\.0\/bpmn|activiti\.org\/bpmn|flowable\.org\/bpmn)["']/

/** In this order: a job type before its retries and before messages, mappings of calls before input and output. */
const PARTS: readonly ImportPart[] = [
  importProcess,
  importRootElement,
  importExpression,
  importEventDefinition,
  importLoop,
  importUserTask,
  importForm,
  importScript,
  importJob,
  importMessage,
  importCallActivity,
  importIoMapping,
  importProperties,
  importListeners,
  tellName,
]

/**
 * Translates a model of Camunda 7 (or Operaton) to our dialect: its attributes to `zeebe:` and `lz:`, its
 * JUEL to FEEL. What cannot be translated stays in the file as it is, with a finding. Any other file comes
 * back untouched, unless somebody knows that it was made for Camunda 7 (`isKnown`) though it shows nothing of it.
 */
export async function importCamunda7(
  xml: string,
  { isKnown = false }: { readonly isKnown?: boolean } = {},
): Promise<Imported> {
  if (!isKnown && !USES_CAMUNDA.test(xml) && !hasJuel(xml)) return { xml, findings: [], forms: [] }
  const source = mendXml(xml)
  const { definitions } = await parseBpmn(source)
  if (!definitions) return { xml, findings: [], forms: [] }
  const context = new ImportContext(definitions)
  // The parts add and take away elements: the walk must not see that. Elements of other engines have no `$attrs`.
  const elements = [...walk(definitions)].filter((element) => '$attrs' in element)
  for (const element of elements) for (const part of PARTS) part(context, element)
  dropAsync(context, elements)
  context.finish()
  const { findings, forms } = context
  return { xml: await exportBpmn(definitions, source), findings, forms }
}
