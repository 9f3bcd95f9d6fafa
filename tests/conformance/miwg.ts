import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createModdle } from '../../engine/bpmn/create-moddle.ts'
import { keepBpmn } from '../../engine/index.ts'
import { differences } from '../support/xml-differences.ts'
import { countCases, type Suite } from './suite.ts'

/** The reference models of the OMG's Model Interchange Working Group: opened and saved, nothing is lost. */
export const miwg: Suite = {
  name: 'miwg',
  folder: join('miwg', 'Reference'),
  async run(root) {
    const folder = join(root, this.folder)
    const files = readdirSync(folder).filter((name) => name.toLowerCase().endsWith('.bpmn'))
    const done: { readonly name: string; readonly reason?: string }[] = []
    for (const name of files.toSorted()) {
      const reason = await reasonOf(readFileSync(join(folder, name), 'utf8'))
      done.push({ name, ...(reason !== undefined && { reason }) })
    }
    return countCases(done)
  },
}

/** Whether or not a model can be deployed: what a modeler opens it also keeps. */
async function reasonOf(source: string): Promise<string | undefined> {
  try {
    const moddle = createModdle()
    const { rootElement } = await moddle.fromXML(source, 'bpmn:Definitions')
    const { xml } = await moddle.toXML(rootElement, { format: true })
    const lost = differences(source, await keepBpmn(source, xml))
    return lost.length === 0 ? undefined : `${lost.length} differences: ${lost.slice(0, 3).join('; ')}`
  } catch (cause) {
    return cause instanceof Error ? cause.message : String(cause)
  }
}
