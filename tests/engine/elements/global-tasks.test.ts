import { describe, expect, test } from 'vitest'
import { checkModel, parseBpmn } from '../../../engine/index.ts'
import { bpmn, extensions } from '../../support/bpmn-builder.ts'
import { compileBpmn, tryModel } from '../../support/compile-bpmn.ts'

const caller = (calledElement: string, task: string) =>
  bpmn('P', { extensions: '<lz:case prefix="T"/>' })
    .root(task)
    .start()
    .node('callActivity', 'Call', { calledElement, name: 'Call' })
    .end()
    .flow('Start', 'Call', 'End')

describe('global task', () => {
  test('is called like a process of that one task', async () => {
    const model = caller(
      'Add',
      `<globalScriptTask id="Add">${extensions('<zeebe:script expression="=n + 1" resultVariable="n"/>')}</globalScriptTask>`,
    )
    const tryOut = await tryModel(model, { n: 1 }, [await compileBpmn(model, 'Add')])
    expect(tryOut.variables).toEqual({ n: 2 })
    expect(tryOut.main.instance.state).toBe('completed')
  })

  test('that a person does opens a task with its own form', async () => {
    const model = caller(
      'Ask',
      `<globalUserTask id="Ask" name="Ask them">${extensions('<zeebe:userTask/><zeebe:formDefinition formId="f"/>')}</globalUserTask>`,
    )
    const tryOut = await tryModel(model, {}, [await compileBpmn(model, 'Ask')])
    expect(tryOut.instances[1]?.tasks).toMatchObject([{ element: 'Ask', name: 'Ask them', formId: 'f' }])
    tryOut.completeTask('Ask', { answer: 42 })
    expect(tryOut.variables).toEqual({ answer: 42 })
  })

  test('is checked like any task', async () => {
    const { definitions } = await parseBpmn(caller('Add', '<globalScriptTask id="Add" name="Add"/>').xml())
    const found = definitions ? checkModel(definitions) : []
    expect(found.map(({ code, element }) => [code, element])).toEqual([['script-missing', 'Add']])
  })

  test('the attribute of zeebe goes before the one of BPMN', async () => {
    const called = await compileBpmn(
      bpmn('Z').start().script('S', '="z"', 'by').end().flow('Start', 'S', 'End'),
      'Z',
    )
    const model = bpmn()
      .start()
      .node(
        'callActivity',
        'Call',
        { calledElement: 'Other' },
        extensions('<zeebe:calledElement processId="Z"/>'),
      )
      .end()
      .flow('Start', 'Call', 'End')
    expect((await tryModel(model, {}, [called])).variables).toEqual({ by: 'z' })
  })
})
