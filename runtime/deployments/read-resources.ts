import { callableElements } from '../../engine/bpmn/global-tasks.ts'
import { type DmnModel, parseDmnFiles } from '../../engine/dmn/index.ts'
import {
  type CompiledProcess,
  checkModel,
  compileProcess,
  type Definitions,
  type Finding,
  parseBpmn,
} from '../../engine/index.ts'
import type { FormDocument } from '../../forms/document.ts'
import { parseForm } from '../../forms/index.ts'
import { checkLettersUsed } from '../letters/check-letters-used.ts'

/** A file to be deployed. */
export interface Resource {
  /** File name; its ending (.bpmn, .dmn, .form, .json) says what it is. */
  readonly name: string
  readonly content: string
}

export interface ReadResources {
  readonly processes: readonly { readonly resource: Resource; readonly process: CompiledProcess }[]
  readonly tables: readonly { readonly resource: Resource; readonly model: DmnModel }[]
  readonly forms: readonly { readonly resource: Resource; readonly form: FormDocument }[]
  /** By file name; errors refuse the deployment. */
  readonly findings: readonly (Finding & { readonly resource: string })[]
}

/** Parses and checks every file; what is wrong comes back as findings. */
export async function readResources(resources: readonly Resource[]): Promise<ReadResources> {
  const processes: { resource: Resource; process: CompiledProcess }[] = []
  const tables: { resource: Resource; model: DmnModel }[] = []
  const forms: { resource: Resource; form: FormDocument }[] = []
  const findings: (Finding & { resource: string })[] = []
  const dmnFiles = resources.filter(({ name }) => name.endsWith('.dmn'))
  const parsedTables = await parseDmnFiles(dmnFiles.map(({ content }) => content))
  for (const resource of resources) {
    const add = (found: readonly Finding[]) => {
      for (const finding of found) findings.push({ ...finding, resource: resource.name })
    }
    if (resource.name.endsWith('.bpmn')) {
      const { definitions, findings: parsing } = await parseBpmn(resource.content)
      add(parsing)
      if (definitions === undefined) continue
      add(checkModel(definitions))
      add(await checkLettersUsed(definitions))
      for (const id of executableProcesses(definitions)) {
        const { process, findings: compiling } = compileProcess(definitions, id)
        add(compiling)
        if (process !== undefined) processes.push({ resource, process })
      }
    } else if (resource.name.endsWith('.dmn')) {
      const { model, findings: parsing } = parsedTables[dmnFiles.indexOf(resource)] ?? { findings: [] }
      add(parsing)
      if (model !== undefined) tables.push({ resource, model })
    } else if (resource.name.endsWith('.form') || resource.name.endsWith('.json')) {
      const { form, findings: parsing } = parseForm(resource.content)
      add(parsing)
      if (form !== undefined) forms.push({ resource, form })
    } else {
      add([unknownKind])
    }
  }
  return { processes, tables, forms, findings }
}

/** Executable processes, and global tasks, which call activities call like processes. */
function executableProcesses(definitions: Definitions): string[] {
  return callableElements(definitions)
    .filter((element) => element.$type !== 'bpmn:Process' || element.get('isExecutable') === true)
    .map((element) => String(element.get('id')))
}

const unknownKind: Finding = {
  code: 'resource-kind-unknown',
  severity: 'error',
  message: {
    de: 'Erwartet wurde eine Datei mit der Endung .bpmn, .dmn, .form oder .json. Benennen Sie die Datei um oder lassen Sie sie weg.',
    en: 'Expected a file ending in .bpmn, .dmn, .form or .json. Rename the file or leave it out.',
  },
}
