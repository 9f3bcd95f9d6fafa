import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DmnModdle } from 'dmn-moddle'
import { describe, expect, test } from 'vitest'
import { createModdle } from '../../engine/bpmn/create-moddle.ts'
import { asKnownVersion, keepDmn } from '../../engine/dmn/index.ts'
import { keepBpmn } from '../../engine/index.ts'
import { differences } from '../support/xml-differences.ts'
import { material } from './material.ts'

const bpmn = join(material, 'betsy', 'bpmn')
const dmn = join(material, 'dmn-tck')

async function throughModeler(source: string): Promise<string> {
  const moddle = createModdle()
  const { rootElement } = await moddle.fromXML(source, 'bpmn:Definitions')
  return keepBpmn(source, (await moddle.toXML(rootElement, { format: true })).xml)
}

async function throughTableEditor(source: string): Promise<string> {
  const moddle = DmnModdle()
  const { rootElement } = await moddle.fromXML(asKnownVersion(source), 'dmn:Definitions')
  return keepDmn(source, (await moddle.toXML(rootElement, { format: true })).xml)
}

async function lossesIn(folder: string, ending: string, save: (source: string) => Promise<string>) {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith(ending),
  )
  const lossy: string[] = []
  for (const name of files) {
    const source = readFileSync(join(folder, name), 'utf8')
    const lost = differences(source, await save(source))
    if (lost.length > 0) lossy.push(`${name}: ${lost[0]}`)
  }
  return { count: files.length, lossy }
}

describe("other people's files lose nothing when opened and saved", () => {
  test.skipIf(!existsSync(bpmn))(`BPMN (skipped where ${bpmn} is absent)`, { timeout: 60_000 }, async () => {
    const { count, lossy } = await lossesIn(bpmn, '.bpmn', throughModeler)
    expect(count).toBeGreaterThan(400)
    expect(lossy).toEqual([])
  })

  test.skipIf(!existsSync(dmn))(`DMN (skipped where ${dmn} is absent)`, { timeout: 60_000 }, async () => {
    const { count, lossy } = await lossesIn(dmn, '.dmn', throughTableEditor)
    expect(count).toBeGreaterThan(100)
    expect(lossy).toEqual([])
  })
})
