import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { callableElements } from '../../engine/bpmn/global-tasks.ts'
import { idOf } from '../../engine/bpmn/moddle-element.ts'
import { checkModel, compileProcess, type Definitions, type Finding, parseBpmn } from '../../engine/index.ts'
import { type BetsyCase, play } from './betsy/play.ts'
import { translate } from './betsy/translate.ts'
import { countCases, type Suite } from './suite.ts'

interface BetsyTest {
  readonly file: string
  readonly processKey: string
  readonly cases: readonly BetsyCase[]
}

/** betsy's behavior tests: one plain model each; a test passes when all its cases do. */
export const betsy: Suite = {
  name: 'betsy',
  folder: 'betsy',
  async run(root) {
    const folder = join(root, 'betsy')
    const { tests }: { readonly tests: readonly BetsyTest[] } = JSON.parse(
      readFileSync(join(folder, 'expected.json'), 'utf8'),
    )
    const done: { readonly name: string; readonly reason?: string }[] = []
    for (const test of tests) {
      const reason = await reasonOf(join(folder, 'bpmn', test.file), test)
      done.push({ name: test.file, ...(reason !== undefined && { reason }) })
    }
    return countCases(done)
  },
}

async function reasonOf(path: string, test: BetsyTest): Promise<string | undefined> {
  const { definitions, findings } = await parseBpmn(readFileSync(path, 'utf8'))
  if (!definitions) return `cannot be read: ${words(findings)}`
  translate(definitions)
  const reasons = test.cases.flatMap((each) => {
    const expected = each.trace.toSorted().join(' ')
    const found = tracesOf(definitions, test, each)
    const label = each.input ?? (each.integerVariable === 0 ? '' : String(each.integerVariable))
    return found === expected ? [] : [`${label && `${label}: `}expected [${expected}], found [${found}]`]
  })
  return reasons.length === 0 ? undefined : reasons.join('; ')
}

/**
 * The sorted trace: betsy compares multisets, looks for the marker file only where a case asks for it, and
 * where any error will do, a refused model is one, too.
 */
function tracesOf(definitions: Definitions, test: BetsyTest, each: BetsyCase): string {
  const isError = each.trace.includes('ERROR')
  const errors = checkModel(definitions).filter((finding) => finding.severity === 'error')
  if (isError && errors.length > 0) return 'ERROR'
  const compiled = callableElements(definitions).map((process) => compileProcess(definitions, idOf(process)))
  const processes = compiled.flatMap(({ process }) => process ?? [])
  if (!processes.some((process) => process.id === test.processKey)) return `not compiled: ${words(errors)}`
  try {
    const trace = play(processes, test.processKey, each)
    return trace
      .filter((line) => line !== 'MARKER_exists' || each.trace.includes(line))
      .map((line) => (isError && line.startsWith('ERROR') ? 'ERROR' : line))
      .toSorted()
      .join(' ')
  } catch (cause) {
    return `broken off: ${cause instanceof Error ? cause.message : String(cause)}`
  }
}

function words(findings: readonly Finding[]): string {
  return findings.map((finding) => `${finding.code} ${finding.element ?? ''}`).join(', ')
}
