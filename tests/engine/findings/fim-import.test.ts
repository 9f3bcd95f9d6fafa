import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import {
  checkModel,
  compileProcess,
  createTryOut,
  layoutBpmn,
  parseBpmn,
  repairAll,
  suggestForms,
} from '../../../engine/index.ts'
import { NOW } from '../../support/compile-bpmn.ts'

const file = new URL('../../../../shared/data/fim/fim_buergergeld_stamm.bpmn', import.meta.url)
const isThere = existsSync(file)

/** A real process of the federal information management, without diagram and with untyped events. */
describe.skipIf(!isThere)(`FIM model (skipped: ${file.pathname.split('/').at(-1)} is not here)`, () => {
  const xml = isThere ? readFileSync(file, 'utf8') : ''

  test('is read whole; every gap is a finding with a repair', async () => {
    const { definitions, findings } = await parseBpmn(xml)
    expect(findings).toEqual([])
    if (!definitions) return
    const gaps = checkModel(definitions)
    expect(gaps.filter((gap) => !gap.fix)).toEqual([])
    expect(gaps.filter((gap) => gap.code === 'sub-process-empty')).toHaveLength(36)
    expect(gaps.filter((gap) => gap.code === 'timer-missing').map((gap) => gap.fix?.values)).toEqual(
      expect.arrayContaining([{ value: 'P1M' }]),
    )
  })

  test('layout and repair lose no id and no extension', async () => {
    const laidOut = await layoutBpmn(xml)
    const { xml: repaired, left } = await repairAll(laidOut)
    expect(left).toEqual([])
    const kept = new Set(idsOf(repaired))
    expect(idsOf(xml).filter((id) => !kept.has(id))).toEqual([])
    expect(count(repaired, '<fim:step')).toBe(36)
    expect(count(repaired, 'BPMNShape id=')).toBe(83)
    expect(count(repaired, 'BPMNEdge id=')).toBe(101)
    // laying out again changes nothing
    expect(await layoutBpmn(repaired)).toBe(repaired)
  })

  test('repaired it runs from receipt to finality', async () => {
    // given
    const { xml: repaired } = await repairAll(xml)
    const { definitions } = await parseBpmn(repaired)
    const { process } = definitions ? compileProcess(definitions, 'Process_stamm') : {}
    if (!definitions || !process) throw new Error('Expected the repaired model to compile.')
    const forms = new Map(suggestForms(definitions).map((form) => [form.formId, form]))
    const tryOut = createTryOut(
      { processes: [process] },
      { now: NOW, variables: { case: { fileNumber: 'AB-26-000001' } } },
    )
    // when every question is answered with yes, and with no when it comes again
    const answered = new Set<string>()
    const answer = (key: string, options: readonly string[]): string => {
      const word = answered.has(key) ? 'nein' : 'ja'
      answered.add(key)
      return options.includes(word) ? word : (options[0] ?? '')
    }
    for (let round = 0; round < 200 && tryOut.main.instance.state === 'active'; round++) {
      const task = tryOut.main.tasks[0]
      if (!task) {
        expect(tryOut.advanceToNextTimer()).toBe(true)
        continue
      }
      const questions = forms.get(task.formId ?? '')?.questions ?? []
      tryOut.completeTask(
        { wait: task.wait },
        Object.fromEntries(questions.map(({ key, options }) => [key, answer(key, options)])),
      )
    }
    // then
    expect(tryOut.main.incidents).toEqual([])
    expect(tryOut.main.instance.state).toBe('completed')
    const end =
      tryOut.trace
        .filter((line) => line.startsWith('enter:'))
        .at(-1)
        ?.slice('enter:'.length) ?? ''
    expect(process.elements.get(end)?.name).toMatch(/bestandskräftig|weitergeleitet|Rechtsmittel/)
  })
})

function idsOf(xml: string): readonly string[] {
  return [...xml.matchAll(/ id="([^"]+)"/g)].map((match) => match[1] ?? '')
}

function count(text: string, part: string): number {
  return text.split(part).length - 1
}
