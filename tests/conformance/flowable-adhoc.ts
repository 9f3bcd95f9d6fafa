import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  compileProcess,
  createTryOut,
  importCamunda7,
  type Json,
  parseBpmn,
  type Rejection,
  type TryOut,
  type Variables,
} from '../../engine/index.ts'
import { countCases, type Suite } from './suite.ts'

type Step = readonly [word: string, ...args: Json[]]

interface Scenario {
  readonly model: string
  readonly note?: string
  readonly steps: readonly Step[]
}

interface Expected {
  readonly common: { readonly processKey: string; readonly adHocId: string }
  readonly scenarios: readonly Scenario[]
}

/** Flowable's tests of ad-hoc sub-processes, retold as steps. */
export const flowableAdHoc: Suite = {
  name: 'flowable-adhoc',
  folder: 'flowable-adhoc',
  async run(root) {
    const folder = join(root, 'flowable-adhoc')
    const { common, scenarios }: Expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8'))
    const done: { readonly name: string; readonly reason?: string }[] = []
    for (const [index, { model, note, steps }] of scenarios.entries()) {
      const reason = await play(join(folder, model), common, steps)
      const name = `${index + 1} ${note ?? model}`
      done.push({ name, ...(reason !== undefined && { reason }) })
    }
    return countCases(done)
  },
}

async function play(
  file: string,
  { processKey, adHocId }: Expected['common'],
  steps: readonly Step[],
): Promise<string | undefined> {
  const { xml } = await importCamunda7(readFileSync(file, 'utf8'), { isKnown: true })
  const { definitions, findings } = await parseBpmn(xml)
  const compiled = definitions && compileProcess(definitions, processKey)
  if (!compiled?.process) {
    return `the model is refused: ${[...findings, ...(compiled?.findings ?? [])][0]?.message.en}`
  }
  const [first, ...rest] = steps
  const variables = variablesOf(first?.[1])
  const tryOut = createTryOut({ processes: [compiled.process] }, { now: '2026-01-05T08:00:00Z', variables })
  for (const [index, [word, ...args]] of rest.entries()) {
    const reason = WORDS[word]?.(tryOut, adHocId, args) ?? incidentOf(tryOut)
    if (!WORDS[word]) return `step ${index + 2}: no such word '${word}'`
    if (reason !== undefined) return `step ${index + 2} (${word}): ${reason}`
  }
  return undefined
}

type Word = (tryOut: TryOut, adHoc: string, args: readonly Json[]) => string | undefined

const WORDS: { readonly [word: string]: Word } = {
  enabled: (tryOut, adHoc, [count]) =>
    different(tryOut.main.adHocs.find((each) => each.element === adHoc)?.elements.length ?? 0, count),
  begin: (tryOut, adHoc, [activity]) => refusal(tryOut.activateElements(adHoc, String(activity))),
  beginFails: (tryOut, adHoc, [activity]) =>
    tryOut.activateElements(adHoc, String(activity)) ? undefined : `'${activity}' could be begun`,
  complete: (tryOut, _, [task, variables]) =>
    refusal(tryOut.completeTask(String(task), variablesOf(variables))),
  completeAny: (tryOut, _, [variables]) =>
    refusal(tryOut.completeTask(tryOut.main.tasks[0]?.element ?? '', variablesOf(variables))),
  completeAdHoc: (tryOut, adHoc) => refusal(tryOut.completeAdHoc(adHoc)),
  active: (tryOut, _, [names]) => {
    const open = tryOut.main.tasks.map(({ name }) => name).toSorted()
    return different(open.join(', '), Array.isArray(names) ? names.toSorted().join(', ') : '')
  },
  activeCount: (tryOut, _, [count]) => different(tryOut.main.tasks.length, count),
  ended: (tryOut) => different(tryOut.main.instance.state, 'completed'),
}

function different(found: Json, expected: Json | undefined): string | undefined {
  return found === expected ? undefined : `expected ${expected}, found ${found}`
}

function refusal(rejection: Rejection | undefined): string | undefined {
  return rejection?.message
}

function incidentOf(tryOut: TryOut): string | undefined {
  return tryOut.main.incidents[0]?.message
}

function variablesOf(value: Json | undefined): Variables {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : {}
}
