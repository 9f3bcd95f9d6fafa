import { useEffect, useRef, useState } from 'react'

const pause = 800

/**
 * Text that is typed here and becomes one undo step when the person pauses 800 ms or leaves the field. When
 * the model's value changes (undo, another element), the text follows.
 */
export function useCommitted(value: string, commit: (value: string) => void) {
  const [text, setText] = useState(value)
  const pending = useRef<{ timer: ReturnType<typeof setTimeout>; run: () => void } | null>(null)
  useEffect(() => setText(value), [value])
  useEffect(
    () => () => {
      if (pending.current === null) return
      clearTimeout(pending.current.timer)
      pending.current.run()
    },
    [],
  )
  const flush = () => {
    if (pending.current === null) return
    clearTimeout(pending.current.timer)
    const { run } = pending.current
    pending.current = null
    run()
  }
  const change = (next: string) => {
    setText(next)
    if (pending.current !== null) clearTimeout(pending.current.timer)
    const run = () => {
      if (next !== value) commit(next)
    }
    const timer = setTimeout(() => {
      pending.current = null
      run()
    }, pause)
    pending.current = { timer, run }
  }
  return { text, change, flush }
}
