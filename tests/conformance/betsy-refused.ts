import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkModel, type Finding, parseBpmn } from '../../engine/index.ts'
import { countCases, type Suite } from './suite.ts'

/**
 * Codes about our own dialect: they would also be said of a model that breaks no rule, so they do not count,
 * but for the constraints that mean the same.
 */
const INCIDENTAL: ReadonlyMap<string, readonly string[]> = new Map([
  ['element-unsupported', []],
  ['job-type-missing', []],
  ['decision-missing', []],
  ['called-process-missing', []],
  ['correlation-key-missing', []],
  ['script-missing', []],
  ['start-missing', ['EXT097', 'EXT105']],
])

interface Refusal {
  readonly file: string
  readonly constraint: string
}

/** betsy's models that break a rule of BPMN: each must be refused at deployment for what is wrong with it. */
export const betsyRefused: Suite = {
  name: 'betsy-refused',
  folder: 'betsy',
  async run(root) {
    const folder = join(root, 'betsy')
    const { deploymentMustFail }: { readonly deploymentMustFail: readonly Refusal[] } = JSON.parse(
      readFileSync(join(folder, 'expected.json'), 'utf8'),
    )
    const done: { readonly name: string; readonly reason?: string }[] = []
    for (const { file, constraint } of deploymentMustFail) {
      const findings = await check(readFileSync(join(folder, 'bpmn', file), 'utf8'))
      const isRefused = findings.some(
        ({ code, severity }) => severity === 'error' && (INCIDENTAL.get(code)?.includes(constraint) ?? true),
      )
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
