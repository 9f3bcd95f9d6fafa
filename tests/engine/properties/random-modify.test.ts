import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { nextSteps } from '../../../engine/explore/next-steps.ts'
import {
  type Command,
  type CompiledProcess,
  compileProcess,
  type Instance,
  parseBpmn,
  startInstance,
  step,
} from '../../../engine/index.ts'
import { scopesOf } from '../../../engine/run/read-instance.ts'
import { blocks } from '../../support/random-model/blocks.ts'
import { drawModel } from '../../support/random-model/draw.ts'
import { writeModel } from '../../support/random-model/graph.ts'
import { faultsOf, Ledger } from './invariants.ts'
import { env } from './play.ts'

/** Models; three paths each. `LAUFZETTEL_PROPERTY_SEED` repeats a run. */
const RUNS = Number(process.env.LAUFZETTEL_PROPERTY_RUNS ?? 50)
const SEED = Number(process.env.LAUFZETTEL_PROPERTY_SEED ?? 20_260_105)
const MOST_STEPS = 25

const counts = { changed: 0, refused: 0 }

afterAll(() => {
  process.stdout.write(
    `changes by hand: ${counts.changed} accepted, ${counts.refused} refused, seed ${SEED}\n`,
  )
})

const models = fc
  .array(blocks, { minLength: 2, maxLength: 4 })
  .map((parts) => writeModel(drawModel({ kind: 'sequence', parts })))
const paths = fc.array(fc.array(fc.nat(1000), { minLength: 5, maxLength: 25 }), {
  minLength: 3,
  maxLength: 3,
})

test('whatever is begun and ended by hand, tokens are conserved and everything opened closes once', async () => {
  await fc.assert(
    fc.asyncProperty(models, paths, async (xml, tries) => {
      const { definitions } = await parseBpmn(xml)
      const compiled = definitions && compileProcess(definitions, 'P').process
      if (!compiled) throw new Error('Expected a model that compiles.')
      for (const choices of tries) expect(playByHand(compiled, choices)).toEqual([])
    }),
    { numRuns: RUNS, seed: SEED },
  )
})

/** Every second command is a change by hand. */
function playByHand(process: CompiledProcess, choices: readonly number[]): readonly string[] {
  const ledger = new Ledger()
  const started = startInstance(process, { variables: { n: choices[0] ?? 0, count: 0, key: 'k' } }, env)
  if (!started.ok) return [started.rejection.message]
  ledger.take(started.effects, started.records)
  let { instance } = started
  for (let index = 0; index < MOST_STEPS && instance.state === 'active'; index++) {
    const choice = choices[index % choices.length] ?? 0
    const command = index % 2 === 0 ? change(process, instance, choice) : ordinary(process, instance, choice)
    if (!command) continue
    const result = step(process, instance, command, env)
    if (!result.ok) {
      if (command.type !== 'modify') return [`${command.type} was refused: ${result.rejection.message}`]
      counts.refused++
      continue
    }
    if (command.type === 'modify') counts.changed++
    ledger.take(result.effects, result.records)
    instance = JSON.parse(JSON.stringify(result.instance))
    const faults = faultsOf(instance, ledger)
    if (faults.length > 0) return [...faults, `after ${JSON.stringify(command)}`]
  }
  return []
}

function ordinary(process: CompiledProcess, instance: Instance, choice: number): Command | undefined {
  const open = nextSteps(process, instance)
  return open[choice % Math.max(1, open.length)]?.command
}

function change(process: CompiledProcess, instance: Instance, choice: number): Command {
  const elements = [...process.elements.keys()]
  const running = scopesOf(instance).flatMap((scope) => [
    ...(scope.kind === 'event-sub' ? [scope.activation] : []),
    ...Object.values(scope.tokens).flatMap((token) => token.activation ?? []),
  ])
  const pick = <T>(list: readonly T[], number: number): readonly T[] =>
    list.slice(number % (list.length || 1)).slice(0, 1)
  const activate = pick(elements, choice).map((element) => ({
    element,
    ...(choice % 4 === 0 && { at: 'after' as const }),
  }))
  const second = choice % 3 === 0 ? pick(elements, choice * 7 + 3).map((element) => ({ element })) : []
  const terminate = choice % 2 === 0 ? pick(running, Math.floor(choice / 5)) : []
  return { type: 'modify', activate: choice % 7 === 5 ? [] : [...activate, ...second], terminate }
}
