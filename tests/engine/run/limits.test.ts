import { describe, expect, test } from 'vitest'
import { bpmn, each } from '../../support/bpmn-builder.ts'
import { tryModel } from '../../support/compile-bpmn.ts'

const scripts = (...expressions: readonly string[]) => {
  let model = bpmn().start().end()
  for (const [index, expression] of expressions.entries())
    model = model.script(`S${index}`, expression, `x${index}`)
  return model.flow('Start', ...expressions.map((_, index) => `S${index}`), 'End')
}

/** About ten million characters. */
const large = '=for i in 1..10000 return text'
const variables = { text: 'x'.repeat(1000) }

describe('the values of one command', () => {
  test('may be large', async () => {
    const tryOut = await tryModel(scripts(large, large, large), variables)
    expect(tryOut.main.instance.state).toBe('completed')
  })

  test('are limited in sum: the token stops where it is too much', async () => {
    const tryOut = await tryModel(scripts(large, large, large, large), variables)
    expect(tryOut.main.incidents).toMatchObject([{ code: 'limit-exceeded', element: 'S3' }])
  })

  test('count anew with the next command', async () => {
    const tryOut = await tryModel(scripts(large, large, large, large, large), variables)
    tryOut.resolveIncident(tryOut.main.incidents[0]?.incident ?? 0)
    expect(tryOut.main.instance.state).toBe('completed')
  })

  test('are counted whatever they are made of', async () => {
    const contexts = '=for i in 1..9000 return {alpha: text, beta: [text]}'
    const tryOut = await tryModel(scripts(contexts, contexts), variables)
    expect(tryOut.main.incidents[0]?.code).toBe('limit-exceeded')
  })

  test.each([
    ['199 levels', 199, 0],
    ['201 levels', 201, 1],
  ])('may be nested in %s or not', async (_name, levels, incidents) => {
    const model = bpmn()
      .start()
      .exclusive('M')
      .script('Nest', '={a: x}', 'x')
      .script('Count', '=n + 1', 'n')
      .exclusive('More', 'More-End')
      .end()
      .flow('Start', 'M', 'Nest', 'Count', 'More', 'End')
      .when('More', 'M', `=n < ${levels}`)
    const tryOut = await tryModel(model, { x: 1, n: 0 })
    expect(tryOut.main.incidents).toHaveLength(incidents)
  })
})

describe('the number of items', () => {
  test('20,000 are allowed in one command', async () => {
    const all = each({ inputCollection: '=for i in 1..20000 return i' })
    const tryOut = await tryModel(bpmn().start().node('task', 'A', {}, all).end().flow('Start', 'A', 'End'))
    expect(tryOut.main.instance.state).toBe('completed')
  })
})

describe('what a completion condition sees', () => {
  test.each([
    ['how many are done', '=numberOfCompletedInstances = 2', 2],
    ['how many are left', '=numberOfActiveInstances = 1', 3],
    ['how many there are', '=numberOfCompletedInstances = numberOfInstances - 1', 3],
    ['no end before the last', '=false', 4],
  ])('%s', async (_name, until, answers) => {
    // given
    const tryOut = await tryModel(
      bpmn()
        .start()
        .node('userTask', 'A', {}, each({ inputCollection: '=[1, 2, 3, 4]', inputElement: 'n' }, { until }))
        .end()
        .flow('Start', 'A', 'End'),
    )
    // when
    let answered = 0
    for (let open = tryOut.main.tasks[0]; open; open = tryOut.main.tasks[0]) {
      tryOut.completeTask({ wait: open.wait })
      answered++
    }
    // then
    expect(answered).toBe(answers)
    expect(tryOut.main.instance.state).toBe('completed')
    expect(tryOut.main.incidents).toEqual([])
  })
})
