import { describe, expect, test } from 'vitest'
import { createTryOut, type TryOut } from '../../../engine/index.ts'
import { type BpmnBuilder, bpmn } from '../../support/bpmn-builder.ts'
import { compileBpmn, NOW } from '../../support/compile-bpmn.ts'

const unnamed = '<messageEventDefinition/>'
const openTasks = (tryOut: TryOut) =>
  tryOut.instances.flatMap(({ tasks }) => tasks.map((task) => task.element))

/** Two pools in one file, with message flows `source>target`. */
async function pools(sender: BpmnBuilder, receiver: BpmnBuilder, ...flows: readonly string[]) {
  const drawn = flows.map((flow) => {
    const [source, target] = flow.split('>')
    return `<messageFlow id="flow-${target}" sourceRef="${source}" targetRef="${target}"/>`
  })
  const xml = sender
    .root(
      `<collaboration id="C"><participant id="PA" processRef="P"/><participant id="PB" processRef="Q"/>${drawn.join('')}</collaboration>`,
    )
    .root(`<process id="Q" isExecutable="true">${receiver.body()}</process>`)
    .xml()
  return [await compileBpmn(xml), await compileBpmn(xml, 'Q')]
}

describe('a message flow between two pools, with no message named', () => {
  const sender = () => bpmn().start().throws('Ask', unnamed).user('Asked').flow('Start', 'Ask', 'Asked')

  test('starts the process it leads to', async () => {
    const processes = await pools(
      sender(),
      bpmn('Q').start('Begin', unnamed).user('Answer').flow('Begin', 'Answer'),
      'Ask>Begin',
    )
    const tryOut = createTryOut({ processes }, { now: NOW })
    expect(openTasks(tryOut)).toEqual(['Asked', 'Answer'])
  })

  test('is caught by the event it leads to, not by another that waits', async () => {
    const processes = await pools(
      sender().end('Never', unnamed),
      bpmn('Q')
        .start('QS')
        .parallel('F')
        .catches('Wanted', unnamed)
        .user('Got')
        .catches('Other', unnamed)
        .user('Wrong')
        .flow('QS', 'F', 'Wanted', 'Got')
        .flow('F', 'Other', 'Wrong'),
      'Ask>Wanted',
      'Never>Other',
    )
    const tryOut = createTryOut({ processes }, { now: NOW, processId: 'Q' })
    expect(tryOut.main.subscriptions).toMatchObject([{ name: 'flow-Wanted' }, { name: 'flow-Other' }])
    tryOut.publishMessage('flow-Wanted')
    expect(openTasks(tryOut)).toEqual(['Got'])
  })

  test('works from a send task to a receive task, in both directions at once', async () => {
    const processes = await pools(
      bpmn()
        .start()
        .node('sendTask', 'Ask')
        .node('receiveTask', 'Answered')
        .user('Done')
        .flow('Start', 'Ask', 'Answered', 'Done'),
      bpmn('Q')
        .start('QS')
        .node('receiveTask', 'Asked')
        .node('sendTask', 'Reply')
        .end('QE')
        .flow('QS', 'Asked', 'Reply', 'QE'),
      'Ask>Asked',
      'Reply>Answered',
    )
    const tryOut = createTryOut({ processes }, { now: NOW })
    expect(openTasks(tryOut)).toEqual([])
    tryOut.start({ processId: 'Q' })
    expect(openTasks(tryOut)).toEqual(['Done'])
    expect(tryOut.state.messages).toEqual([])
  })

  test('a message that one end names counts for both', async () => {
    const processes = await pools(
      bpmn()
        .message('M', 'question')
        .start()
        .throws('Ask', '<messageEventDefinition messageRef="M"/>')
        .flow('Start', 'Ask'),
      bpmn('Q').start('Begin', unnamed).user('Answer').flow('Begin', 'Answer'),
      'Ask>Begin',
    )
    expect(processes[1]?.starts).toMatchObject([{ messageName: { text: 'question' } }])
  })

  test('a flow to a whole pool implies no message', async () => {
    const processes = await pools(sender(), bpmn('Q').start('Begin').user('A').flow('Begin', 'A'), 'Ask>PB')
    const tryOut = createTryOut({ processes }, { now: NOW })
    expect(tryOut.main.incidents).toMatchObject([{ element: 'Ask', code: 'message-invalid' }])
  })
})
