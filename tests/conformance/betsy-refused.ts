import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkModel, type Finding, parseBpmn } from '../../engine/index.ts'
import { countCases, type Suite } from './suite.ts'

interface Refusal {
  readonly file: string
  readonly constraint: string
}

/** betsy's models that break a rule of BPMN: each must be refused at deployment, by an `error` finding. */
export const betsyRefused: Suite = {
  name: 'betsy-refused',
  folder: 'betsy',
  async run(root) {
    const folder = join(root, 'betsy')
    const { deploymentMustFail }: { readonly deploymentMustFail: readonly Refusal[] } = JSON.parse(
      readFileSync(join(folder, 'expected.json'), 'utf8'),
    )
    const done: { readonly name: string; readonly reason?: string }[] = []
    for (const { file } of deploymentMustFail) {
      const findings = await check(readFileSync(join(folder, 'bpmn', file), 'utf8'))
      const isRefused = findings.some((finding) => finding.severity === 'error')
      const found = [...new Set(findings.map((finding) => finding.code))].join(', ') || 'nothing'
      done.push({
        name: file.replace('bpmn_constraints/', ''),
        ...(!isRefused && { reason: `expected an error, found ${found}` }),
      })
    }
    return countCases(done)
  },
}

async function check(xml: string): Promise<readonly Finding[]> {
  const { definitions, findings } = await parseBpmn(xml)
  return definitions ? [...findings, ...checkModel(definitions)] : findings
}
