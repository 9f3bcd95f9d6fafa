import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  type CompiledProcess,
  compileProcess,
  type Definitions,
  importCamunda7,
  parseBpmn,
} from '../../../engine/index.ts'
import { Difference } from './scenario.ts'

const cache = new Map<string, Promise<readonly CompiledProcess[]>>()

/** The processes of a scenario's models, translated by our own import. */
export async function deploy(root: string, models: readonly string[]): Promise<readonly CompiledProcess[]> {
  const all = models.map((model) => {
    const known = cache.get(model) ?? read(join(root, 'operaton', model))
    cache.set(model, known)
    return known
  })
  return (await Promise.all(all)).flat()
}

async function read(file: string): Promise<readonly CompiledProcess[]> {
  const { xml } = await importCamunda7(readFileSync(file, 'utf8'), { isKnown: true })
  const { definitions, findings } = await parseBpmn(xml)
  if (!definitions) throw new Difference(`the model is refused: ${findings[0]?.message.en}`)
  return processIds(definitions).map((id) => {
    const { process, findings } = compileProcess(definitions, id)
    if (process) return process
    throw new Difference(`the model is refused: ${findings[0]?.message.en}`)
  })
}

function processIds(definitions: Definitions): readonly string[] {
  const roots = definitions.get('rootElements')
  return (Array.isArray(roots) ? roots : []).flatMap((each: Definitions) =>
    each.$type === 'bpmn:Process' ? [String(each.get('id'))] : [],
  )
}
