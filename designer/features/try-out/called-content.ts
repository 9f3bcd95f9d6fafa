import { type CompiledProcess, compileProcess, parseBpmn } from '../../../engine/index.ts'
import { type ProcedureContent, procedureApi } from '../../draft/procedure-api.ts'

/** A procedure that is called, as its newest draft or version is. */
export interface CalledContent {
  readonly process: CompiledProcess
  readonly content: ProcedureContent
}

/** Most procedures a try-out brings along; who calls more is told which one is missing. */
const most = 20

/**
 * The procedures a process calls by name, and those they call. One that does not exist, or that this person may
 * not see, is left out: the try-out then tells that it is missing.
 */
export async function calledContents(
  known: readonly CompiledProcess[],
  load: (processId: string) => Promise<ProcedureContent> = procedureApi.draft,
): Promise<readonly CalledContent[]> {
  const found = new Map<string, CalledContent>()
  const tried = new Set(known.map(({ id }) => id))
  const wanted = known.flatMap(({ calledProcesses }) => calledProcesses)
  for (let id = wanted.shift(); id !== undefined && found.size < most; id = wanted.shift()) {
    if (tried.has(id)) continue
    tried.add(id)
    const called = await read(id, load)
    if (called === undefined) continue
    found.set(id, called)
    wanted.push(...called.process.calledProcesses)
  }
  return [...found.values()]
}

async function read(
  id: string,
  load: (processId: string) => Promise<ProcedureContent>,
): Promise<CalledContent | undefined> {
  try {
    const content = await load(id)
    const { definitions } = await parseBpmn(content.bpmn)
    const process = definitions && compileProcess(definitions, id).process
    return process && { process, content }
  } catch {
    // Not there or not ours to see: the try-out names it where it is called.
    return undefined
  }
}
