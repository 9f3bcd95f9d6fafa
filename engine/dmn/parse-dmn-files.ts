import { type ModdleElement, textOf } from '../bpmn/moddle-element.ts'
import type { Finding } from '../findings/finding.ts'
import { checkModel } from './check-model.ts'
import type { DmnModel } from './model.ts'
import { type ParsedDmn, readRoot } from './parse-dmn.ts'
import { readModel } from './read-model.ts'
import { sha256 } from './sha-256.ts'

interface Entry {
  readonly root: ModdleElement | undefined
  readonly hash: string
  readonly findings: Finding[]
  model?: DmnModel
}

/** Reads and checks DMN files that may import one another, in the order given (DMN 1.5 § 6.3.3). */
export async function parseDmnFiles(texts: readonly string[]): Promise<ParsedDmn[]> {
  const entries: Entry[] = await Promise.all(
    texts.map(async (xml) => {
      const { root, findings } = await readRoot(xml)
      return { root, findings, hash: sha256(xml) }
    }),
  )
  const open = new Set<Entry>()
  const modelOf = (entry: Entry): DmnModel | undefined => {
    if (entry.model || !entry.root) return entry.model
    if (open.has(entry)) {
      entry.findings.push(circle())
      return undefined
    }
    open.add(entry)
    entry.model = readModel(entry.root, entry.hash, (namespace) => {
      const target = entries.find(({ root }) => textOf(root, 'namespace') === namespace)
      return target && modelOf(target)
    })
    open.delete(entry)
    return entry.model
  }
  for (const entry of entries) modelOf(entry)
  return entries.map(({ model, findings }) =>
    model ? { model, findings: [...findings, ...checkModel(model)] } : { findings },
  )
}

function circle(): Finding {
  return {
    code: 'import-circle',
    severity: 'error',
    message: {
      de: 'Diese Datei importiert eine Datei, die wieder sie importiert. Bitte einen der Importe entfernen.',
      en: 'This file imports a file that imports it in turn. Remove one of the imports.',
    },
  }
}
