import { describe, expect, test } from 'vitest'
import { checkModel, exportBpmn, layoutBpmn, parseBpmn } from '../../../engine/index.ts'
import { bpmn } from '../../support/bpmn-builder.ts'

const model = bpmn('P', { extensions: '<lz:case prefix="T"/>' })
  .start()
  .user('A', '<zeebe:formDefinition formId="f"/><lz:step stage="s" legalBasis="§ 41 SGB XII"/>')
  .sub('Sub', (sub) => sub.start('S').user('B').end('E').flow('S', 'B', 'E'))
  .end()
  .node('textAnnotation', 'Note', {}, '<text>Read this</text>')
  .flow('Start', 'A', 'Sub', 'End')
  .xml()

const idsOf = (xml: string) => [...xml.matchAll(/ id="([^"]+)"/g)].map((match) => match[1] ?? '')

describe('layoutBpmn', () => {
  test('gives every node a shape and every flow an edge, and loses nothing', async () => {
    // when
    const laidOut = await layoutBpmn(model)
    // then
    const kept = new Set(idsOf(laidOut))
    expect(idsOf(model).filter((id) => !kept.has(id))).toEqual([])
    for (const id of ['Start', 'A', 'Sub', 'S', 'B', 'E', 'End', 'Start-A', 'S-B']) {
      expect(laidOut).toContain(`bpmnElement="${id}"`)
    }
    expect(laidOut).toContain('§ 41 SGB XII')
    expect((await parseBpmn(laidOut)).findings).toEqual([])
  })

  test('goes from left to right', async () => {
    const laidOut = await layoutBpmn(model)
    const x = (id: string) =>
      Number(new RegExp(`bpmnElement="${id}"[^>]*>\\s*<dc:Bounds x="(\\d+)"`).exec(laidOut)?.[1])
    expect(x('Start')).toBeLessThan(x('A'))
    expect(x('A')).toBeLessThan(x('Sub'))
    expect(x('Sub')).toBeLessThan(x('End'))
  })

  test('does not touch a file that has a diagram', async () => {
    const laidOut = await layoutBpmn(model)
    expect(await layoutBpmn(laidOut)).toBe(laidOut)
  })
})

describe('exportBpmn', () => {
  test('writes what was read, extensions included', async () => {
    const { definitions } = await parseBpmn(model)
    if (!definitions) throw new Error('Expected the model to be read.')
    const written = await exportBpmn(definitions)
    const again = await parseBpmn(written)
    expect(idsOf(written).toSorted()).toEqual(idsOf(model).toSorted())
    expect(again.definitions && checkModel(again.definitions)).toEqual(checkModel(definitions))
  })
})
