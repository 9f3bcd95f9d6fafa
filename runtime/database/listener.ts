import { Client, type ClientConfig, escapeIdentifier } from 'pg'
import type { Log } from '../log.ts'

type OnHint = (payload: string) => void

export interface Listener {
  listen(channel: string, onHint: OnHint): Promise<() => Promise<void>>
  close(): Promise<void>
}

/**
 * One connection that listens on all channels and comes back by itself after a failure.
 * Hints that fall into a gap are lost; after it, each subscriber gets one empty hint to look for itself.
 */
export function createListener(settings: ClientConfig, log: Log): Listener {
  const channels = new Map<string, Set<OnHint>>()
  let connecting: Promise<Client> | undefined
  let retry: NodeJS.Timeout | undefined
  let closed = false

  async function connect(): Promise<Client> {
    const client = new Client(settings)
    client.on('notification', ({ channel, payload }) => {
      for (const onHint of channels.get(channel) ?? []) onHint(payload ?? '')
    })
    client.on('error', (error) => lost(client, error.message))
    client.on('end', () => lost(client, 'connection ended'))
    await client.connect()
    for (const channel of channels.keys()) await client.query(`listen ${escapeIdentifier(channel)}`)
    return client
  }

  function connection(): Promise<Client> {
    connecting ??= connect().catch((error: unknown) => {
      connecting = undefined
      throw error
    })
    return connecting
  }

  function lost(client: Client, reason: string): void {
    client.removeAllListeners('notification')
    if (closed || retry || channels.size === 0) return
    log.warn({ reason }, 'listening connection lost')
    connecting = undefined
    client.end().catch(() => undefined) // a broken connection has nothing more to say
    retry = setTimeout(reconnect, 250)
  }

  function reconnect(): void {
    retry = undefined
    connection().then(
      () => {
        for (const subscribers of channels.values()) for (const onHint of subscribers) onHint('')
      },
      () => {
        if (!closed && !retry) retry = setTimeout(reconnect, 1_000)
      },
    )
  }

  return {
    async listen(channel, onHint) {
      const subscribers = channels.get(channel) ?? new Set()
      const first = subscribers.size === 0
      channels.set(channel, subscribers.add(onHint))
      const client = await connection()
      if (first) await client.query(`listen ${escapeIdentifier(channel)}`)
      return async () => {
        subscribers.delete(onHint)
        if (subscribers.size > 0 || closed) return
        channels.delete(channel)
        await connecting
          ?.then((open) => open.query(`unlisten ${escapeIdentifier(channel)}`))
          .catch(() => undefined)
      }
    },
    async close() {
      closed = true
      clearTimeout(retry)
      await connecting?.then((client) => client.end()).catch(() => undefined)
    },
  }
}
