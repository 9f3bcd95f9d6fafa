import { describe, expect, test } from 'vitest'
import { bpmn, message, timer } from '../../support/bpmn-builder.ts'
import { lines, tryModel } from '../../support/compile-bpmn.ts'

const waiting = (cycle: string) =>
  bpmn()
    .start()
    .node('intermediateCatchEvent', 'T', {}, timer('timeCycle', cycle))
    .node('manualTask', 'A')
    .end()
    .flow('Start', 'T', 'A', 'End')

describe('a repeating timer in the flow', () => {
  test('lets a token go on as often as it counts, the last time with the one that waited', async () => {
    const tryOut = await tryModel(waiting('R3/P1D'))
    for (const expected of [1, 2, 3]) {
      expect(tryOut.main.timers).toHaveLength(1)
      tryOut.advance('P1D')
      expect(lines(tryOut, 'enter:A')).toHaveLength(expected)
    }
    expect(tryOut.main.timers).toEqual([])
    expect(tryOut.main.instance.state).toBe('completed')
  })

  test('is a delay until its next moment when it is endless', async () => {
    const tryOut = await tryModel(waiting('R/P1D'))
    tryOut.advance('P5D')
    expect(lines(tryOut, 'enter:A')).toHaveLength(1)
    expect(tryOut.main.instance.state).toBe('completed')
  })

  test('happens once where it competes with other events', async () => {
    const tryOut = await tryModel(
      bpmn()
        .message('M', 'm', '="k"')
        .start()
        .node('eventBasedGateway', 'G')
        .node('intermediateCatchEvent', 'T', {}, timer('timeCycle', 'R3/P1D'))
        .node('intermediateCatchEvent', 'N', {}, message('M'))
        .end()
        .flow('Start', 'G', 'T', 'End')
        .flow('G', 'N', 'End'),
    )
    tryOut.advance('P5D')
    expect(lines(tryOut, 'exit:T')).toHaveLength(1)
    expect(tryOut.main.instance.state).toBe('completed')
  })

  test('ends with what it stands in', async () => {
    const tryOut = await tryModel(
      bpmn()
        .start()
        .sub('S', (inner) =>
          inner
            .start('I')
            .node('intermediateCatchEvent', 'T', {}, timer('timeCycle', 'R3/P1D'))
            .node('endEvent', 'J', {}, '<terminateEventDefinition/>')
            .flow('I', 'T', 'J'),
        )
        .end()
        .flow('Start', 'S', 'End'),
    )
    tryOut.advance('P1D')
    expect(tryOut.main.timers).toEqual([])
    expect(tryOut.main.instance.state).toBe('completed')
  })
})
