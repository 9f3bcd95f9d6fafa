import type { Entity } from '../entities.ts'
import type { Player, Steps } from '../player.ts'
import { Difference } from '../scenario.ts'
import { accepted } from '../step-values.ts'

/** Messages by name, to somebody in particular, and signals. */
export const messages: Steps = {
  broadcastSignal(player, step) {
    player.tryOut.broadcastSignal(String(step.name))
  },
  correlateMessage(player, step) {
    const name = String(step.name)
    const wanted = step.instance === undefined ? undefined : player.entity(step.instance).key
    const isAll = step.mode === 'correlateAll'
    const waiting = player.entities.subscriptions.filter(
      ({ key, props }) =>
        props.eventType === 'message' && props.eventName === name && (wanted === undefined || key === wanted),
    )
    if (waiting.length > 1 && !isAll) {
      throw new Difference(`expected one who waits for '${name}', found ${waiting.length}`)
    }
    for (const each of waiting) deliver(player, each)
    const starts = waiting.length === 0 || (isAll && wanted === undefined)
    if (starts && !startBy(player, name) && waiting.length === 0) {
      throw new Difference(`expected somebody to wait for '${name}', found nobody`)
    }
  },
  messageReceived(player, step) {
    const at = player.entity(step.execution)
    const waiting = player.entities.subscriptions.filter(
      ({ key, props }) => key === at.key && props.eventName === step.name,
    )
    const sameWait = waiting.find(({ wait }) => wait === at.wait)
    const target = sameWait ?? waiting.find(({ scope }) => scope === at.scope) ?? waiting[0]
    if (!target) throw new Difference(`expected somebody to wait for '${step.name}', found nobody`)
    deliver(player, target)
  },
  /** A receive task without a message is woken by the message our import names after it. */
  signalExecution(player, step) {
    const at = player.entity(step.execution)
    const [target] = player.entities.subscriptions.filter(
      ({ key, wait }) => key === at.key && (at.wait ?? wait) === wait,
    )
    if (!target) throw new Difference('expected a receive task to wait, found none')
    deliver(player, target)
  },
}

function deliver(player: Player, { key, wait = 0 }: Entity): void {
  accepted(player.tryOut.send({ type: 'deliverMessage', wait, variables: {} }, key))
}

/** Starts the process a message starts; false when there is none. */
function startBy(player: Player, name: string): boolean {
  for (const { id, starts } of player.processes) {
    const start = starts.find((each) => each.messageName?.text === name)
    if (!start) continue
    accepted(player.tryOut.start({ processId: id, startElement: start.element }))
    return true
  }
  return false
}
