import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkModel, parseBpmn } from '../../engine/index.ts'
import { translate } from './betsy/translate.ts'
import { betsy } from './betsy.ts'
import { floor } from './floor.ts'
import { material } from './material.ts'

floor(betsy, 134)

const folder = join(material, 'betsy', 'bpmn')

/** What our deployment refuses of betsy's models that other engines are meant to run, and why. */
const refused: ReadonlyMap<string, string> = new Map([
  ['activities/ReceiveTask.bpmn', 'correlation-key-missing'],
  ['activities/SendTask.bpmn', 'correlation-key-missing'],
  ['errors/ExclusiveDiverging_ParallelConverging.bpmn', 'join-starved'],
  ['errors/LoopTask_NegativeLoopMaximum.bpmn', 'number-out-of-range'],
  ['errors/MultiInstanceTask_NegativeLoopCardinality.bpmn', 'expression-invalid'],
  ['errors/Token_CompletionQuantity_Zero.bpmn', 'number-out-of-range'],
  ['errors/Token_StartQuantity_Zero.bpmn', 'number-out-of-range'],
  ['events/Message_IntermediateEvent.bpmn', 'correlation-key-missing'],
])

describe.skipIf(!existsSync(folder))(`sound models (skipped where ${folder} is absent)`, () => {
  test('are not refused', async () => {
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.bpmn') && !name.startsWith('bpmn_constraints'))
      .filter((name) => !name.endsWith('Conditional_StartEvent.bpmn'))
    const found: [string, string][] = []
    for (const name of names) {
      const { definitions, findings } = await parseBpmn(readFileSync(join(folder, name), 'utf8'))
      if (definitions) translate(definitions)
      const all = definitions ? [...findings, ...checkModel(definitions)] : findings
      const codes = all.filter(({ severity }) => severity === 'error').map(({ code }) => code)
      if (codes.length > 0) found.push([name, [...new Set(codes)].join(' ')])
    }
    expect(new Map(found.toSorted())).toEqual(refused)
  })
})
