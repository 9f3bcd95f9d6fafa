import { useEffect, useRef } from 'react'

export type EventKind = 'task' | 'case' | 'incident' | 'procedure' | 'application'

/** A hint that something changed; the receiver fetches afresh. */
export interface Hint {
  readonly kind: EventKind
  readonly key: string
  readonly change: string
}

/** Listens to `/v2/events`; reconnects with growing pauses (1 s to 30 s) and reports each reconnection. */
export function useEvents(
  kinds: readonly EventKind[],
  onHint: (hint: Hint) => void,
  onReconnect?: () => void,
): void {
  const handlers = useRef({ onHint, onReconnect })
  handlers.current = { onHint, onReconnect }
  const wanted = kinds.join(',')
  useEffect(() => {
    let source: EventSource | undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    let pause = 1000
    let interrupted = false
    const connect = () => {
      source = new EventSource('/v2/events')
      source.onopen = () => {
        pause = 1000
        if (interrupted) handlers.current.onReconnect?.()
        interrupted = false
      }
      source.onerror = () => {
        interrupted = true
        if (source?.readyState !== EventSource.CLOSED) return
        timer = setTimeout(connect, pause)
        pause = Math.min(pause * 2, 30_000)
      }
      for (const kind of wanted.split(',') as EventKind[]) {
        source.addEventListener(kind, (event) => {
          const hint = parseHint(kind, event.data)
          if (hint) handlers.current.onHint(hint)
        })
      }
    }
    connect()
    return () => {
      source?.close()
      clearTimeout(timer)
    }
  }, [wanted])
}

function parseHint(kind: EventKind, data: unknown): Hint | undefined {
  try {
    const { key, change } = JSON.parse(String(data))
    return { kind, key: String(key), change: String(change) }
  } catch {
    return undefined
  }
}
