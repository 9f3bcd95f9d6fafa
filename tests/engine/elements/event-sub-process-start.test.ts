import { expect, test } from 'vitest'
import { bpmn, timer } from '../../support/bpmn-builder.ts'
import { lines, tryModel } from '../../support/compile-bpmn.ts'

test('an event sub-process begins at its start event, whatever else in it nothing leads to', async () => {
  // given: a catch event without a way in, drawn before the start event
  const tryOut = await tryModel(
    bpmn()
      .start()
      .user('A')
      .end()
      .flow('Start', 'A', 'End')
      .sub(
        'Watch',
        (inner) =>
          inner
            .node('intermediateCatchEvent', 'Lost', {}, timer('timeDuration', 'PT1M'))
            .start('Due', timer('timeDuration', 'PT1H'))
            .end('Done')
            .flow('Due', 'Done')
            .flow('Lost', 'Done'),
        { triggeredByEvent: true },
      ),
  )
  // when
  tryOut.advance('PT1H')
  // then
  expect(lines(tryOut, 'timer')).toEqual(['timer:Due'])
  expect(tryOut.trace).not.toContain('enter:Lost')
})
