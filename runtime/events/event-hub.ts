import { randomUUID } from 'node:crypto'
import type { Database } from '../database/port.ts'

/** A hint for browsers that something changed: fetch afresh. Carries keys, never content. */
export interface LiveHint {
  readonly tenant: string
  readonly event: 'task' | 'case' | 'incident' | 'procedure' | 'application' | 'definition'
  readonly key: string
  readonly change: string
}

/** Spreads hints inside this process at once and to the other nodes by a throttled NOTIFY. Hints may be lost. */
export interface EventHub {
  emit(hint: LiveHint): void
  /** Answers the function that ends the subscription. */
  subscribe(onHint: (hint: LiveHint) => void): () => void
  /** Begins to listen to the other nodes. Answers the function that stops it. */
  start(): Promise<() => Promise<void>>
}

const channel = 'laufzettel_hints'
const throttleMs = 250
const mostPerNotify = 40

export function createEventHub(database: Database): EventHub {
  const node = randomUUID()
  const subscribers = new Set<(hint: LiveHint) => void>()
  let waiting = new Map<string, LiveHint>()
  let timer: NodeJS.Timeout | undefined
  let connected = false

  const spread = (hint: LiveHint) => {
    for (const onHint of subscribers) onHint(hint)
  }

  const notify = async () => {
    timer = undefined
    const hints = [...waiting.values()].slice(0, mostPerNotify)
    waiting = new Map()
    const payload = JSON.stringify({ node, hints })
    await database.transaction({ tenant: null }, (tx) => tx`select pg_notify(${channel}, ${payload})`)
  }

  const onPayload = (payload: string) => {
    const message = JSON.parse(payload) as { node: string; hints: readonly LiveHint[] }
    if (message.node !== node) message.hints.forEach(spread)
  }

  return {
    emit(hint) {
      spread(hint)
      if (!connected) return
      waiting.set(`${hint.tenant} ${hint.event} ${hint.key} ${hint.change}`, hint)
      // A lost hint costs a browser one poll, so a failed NOTIFY is left alone.
      timer ??= setTimeout(() => void notify().catch(() => undefined), throttleMs)
    },
    subscribe(onHint) {
      subscribers.add(onHint)
      return () => subscribers.delete(onHint)
    },
    async start() {
      const stop = await database.listen(channel, onPayload)
      connected = true
      return async () => {
        connected = false
        clearTimeout(timer)
        timer = undefined
        await stop()
      }
    },
  }
}
