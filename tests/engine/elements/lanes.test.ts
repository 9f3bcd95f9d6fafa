import { describe, expect, test } from 'vitest'
import { checkModel, parseBpmn } from '../../../engine/index.ts'
import { type BpmnBuilder, bpmn, extensions } from '../../support/bpmn-builder.ts'
import { tryModel } from '../../support/compile-bpmn.ts'

const assigned = (attributes: string) => extensions(`<zeebe:assignmentDefinition ${attributes}/>`)

const lane = (id: string, nodes: readonly string[], inner = '', children = '') =>
  `<lane id="${id}" name="${id}">${inner}${nodes.map((node) => `<flowNodeRef>${node}</flowNodeRef>`).join('')}${
    children === '' ? '' : `<childLaneSet id="${id}-inner">${children}</childLaneSet>`
  }</lane>`

const model = (lanes: string, build: (model: BpmnBuilder) => BpmnBuilder = (each) => each) =>
  build(
    bpmn('P', { extensions: '<lz:case prefix="T"/>' })
      .node('laneSet', 'Lanes', {}, lanes)
      .start()
      .user('A', '<zeebe:formDefinition formId="f"/>')
      .user('B', '<zeebe:formDefinition formId="f"/><zeebe:assignmentDefinition candidateGroups="own"/>'),
  )
    .end()
    .flow('Start', 'A', 'B', 'End')

const taskOf = async (each: BpmnBuilder, variables = {}) => {
  const tryOut = await tryModel(each, variables)
  return tryOut.main.tasks[0]
}

describe('lanes', () => {
  test('without a word on who does their tasks do nothing', async () => {
    expect(await taskOf(model(lane('Office', ['A', 'B'])))).toMatchObject({
      candidateGroups: [],
      candidateUsers: [],
    })
  })

  test('assign their tasks; expressions see what the task sees', async () => {
    const lanes = lane(
      'Office',
      ['A', 'B'],
      assigned('candidateGroups="clerks" candidateUsers="=people" assignee="=boss"'),
    )
    expect(await taskOf(model(lanes), { people: ['eva'], boss: 'max' })).toMatchObject({
      candidateGroups: ['clerks'],
      candidateUsers: ['eva'],
      assignee: 'max',
    })
  })

  test("the task's own assignment wins as a whole", async () => {
    const tryOut = await tryModel(
      model(lane('Office', ['A', 'B'], assigned('candidateGroups="clerks" assignee="max"'))),
    )
    tryOut.completeTask('A')
    expect(tryOut.main.tasks[0]).toMatchObject({ element: 'B', candidateGroups: ['own'] })
    expect(tryOut.main.tasks[0]?.assignee).toBeUndefined()
  })

  test('the innermost lane that assigns wins', async () => {
    const inner = lane('Inner', ['A'], assigned('candidateGroups="inner"'))
    const silent = lane('Silent', ['A'])
    const outer = (children: string) => lane('Outer', ['A'], assigned('candidateGroups="outer"'), children)
    expect(await taskOf(model(outer(inner)))).toMatchObject({ candidateGroups: ['inner'] })
    expect(await taskOf(model(outer(silent)))).toMatchObject({ candidateGroups: ['outer'] })
    expect(await taskOf(model(lane('Outer', [], assigned('candidateGroups="outer"'), silent)))).toMatchObject(
      {
        candidateGroups: ['outer'],
      },
    )
  })

  test('hold for what is inside a sub-process, whose own lanes go before', async () => {
    const inSub = (lanes: string) =>
      bpmn()
        .node('laneSet', 'Lanes', {}, lane('Office', ['Sub'], assigned('candidateGroups="office"')))
        .start()
        .sub('Sub', (sub) =>
          sub.node('laneSet', 'Inside', {}, lanes).start('S').user('A').end('SE').flow('S', 'A', 'SE'),
        )
        .end()
        .flow('Start', 'Sub', 'End')
    expect(await taskOf(inSub(lane('Any', ['A'])))).toMatchObject({ candidateGroups: ['office'] })
    expect(await taskOf(inSub(lane('Own', ['A'], assigned('candidateGroups="inside"'))))).toMatchObject({
      candidateGroups: ['inside'],
    })
  })

  test('that both assign a task are a finding, nested ones are not', async () => {
    const codes = async (lanes: string) => {
      const { definitions } = await parseBpmn(model(lanes).xml())
      return (definitions ? checkModel(definitions) : []).map(({ code }) => code)
    }
    const one = lane('One', ['A'], assigned('candidateGroups="one"'))
    const two = lane('Two', ['A'], assigned('candidateGroups="two"'))
    expect(await codes(one + two)).toContain('lane-ambiguous')
    expect(await codes(lane('Outer', [], assigned('candidateGroups="outer"'), one))).not.toContain(
      'lane-ambiguous',
    )
    expect(await codes(one + lane('Two', ['A']))).not.toContain('lane-ambiguous')
  })
})
