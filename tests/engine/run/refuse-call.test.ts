import { expect, test } from 'vitest'
import { type Command, type Effect, startInstance, step } from '../../../engine/index.ts'
import { compileBpmn, NOW } from '../../support/compile-bpmn.ts'
import { bpmn, chain, end, start, userTask } from '../../support/sample-models.ts'

/** The runtime refuses a call whose tree of calls is full. */
const env = { now: NOW, decide: () => Promise.reject(new Error('no decisions')) as never }
const call = `<bpmn:callActivity id="Call"><bpmn:extensionElements><zeebe:calledElement processId="Q" /></bpmn:extensionElements></bpmn:callActivity>
  <bpmn:boundaryEvent id="Any" attachedToRef="Call"><bpmn:errorEventDefinition /></bpmn:boundaryEvent>
  <bpmn:sequenceFlow id="FA" sourceRef="Any" targetRef="Caught" />${userTask('Caught')}`
const refusal = (wait: number): Command => ({ type: 'refuseCall', wait, message: 'Too many.' })

async function begun(body: string) {
  const process = await compileBpmn(bpmn('P', body))
  const first = startInstance(process, { variables: {} }, env)
  if (!first.ok) throw new Error(first.rejection.message)
  return { process, ...first }
}
const waitOf = (effects: readonly Effect[], type: 'callProcess' | 'openUserTask') => {
  const opened = effects.find((effect) => effect.type === type)
  return opened && 'wait' in opened ? (opened.wait ?? 0) : 0
}

test('a refused call is an incident no error event catches, and calls again when it is resolved', async () => {
  // given
  const { process, instance, effects } = await begun(chain(start, call))
  const wait = waitOf(effects, 'callProcess')
  // when
  const refused = step(process, instance, refusal(wait), env)
  // then
  if (!refused.ok) throw new Error(refused.rejection.message)
  expect(refused.effects).toMatchObject([
    { type: 'closeWait', wait },
    { type: 'raiseIncident', element: 'Call', code: 'limit-exceeded', message: 'Too many.' },
  ])
  const [incident] = Object.values(refused.instance.incidents)
  // and when
  const again = step(process, refused.instance, { type: 'resolveIncident', incident: incident?.id ?? 0 }, env)
  // then
  if (!again.ok) throw new Error(again.rejection.message)
  expect(waitOf(again.effects, 'callProcess')).toBeGreaterThan(wait)
  // and: the first call is over
  expect(step(process, again.instance, refusal(wait), env)).toMatchObject({
    ok: false,
    rejection: { code: 'not-found' },
  })
})

test('what is no call cannot be refused', async () => {
  const { process, instance, effects } = await begun(chain(start, userTask('Task'), end))
  expect(step(process, instance, refusal(waitOf(effects, 'openUserTask')), env)).toMatchObject({
    ok: false,
    rejection: { code: 'invalid-argument' },
  })
})
