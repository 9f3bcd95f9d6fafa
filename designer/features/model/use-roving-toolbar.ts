import { type RefObject, useEffect, useRef } from 'react'

/** Toolbar keyboard pattern (WAI-ARIA APG): one tab stop, arrow keys move inside. */
export function useRovingToolbar(): RefObject<HTMLDivElement | null> {
  const bar = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = bar.current
    if (element === null) return
    const buttons = () => [...element.querySelectorAll<HTMLButtonElement>('button:not([disabled])')]
    const setStop = (stop: HTMLButtonElement | undefined) => {
      for (const button of element.querySelectorAll('button')) button.tabIndex = button === stop ? 0 : -1
    }
    const keepStop = () => {
      const all = buttons()
      if (!all.some((button) => button.tabIndex === 0)) setStop(all[0])
    }
    setStop(buttons()[0])
    const onKey = (event: KeyboardEvent) => {
      const all = buttons()
      const at = all.indexOf(document.activeElement as HTMLButtonElement)
      const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key]
      if (at === -1 || to === undefined) return
      event.preventDefault()
      const next = all[(to + all.length) % all.length]
      setStop(next)
      next?.focus()
    }
    const observer = new MutationObserver(keepStop)
    observer.observe(element, { subtree: true, attributes: true, attributeFilter: ['disabled'] })
    element.addEventListener('keydown', onKey)
    return () => {
      observer.disconnect()
      element.removeEventListener('keydown', onKey)
    }
  }, [])
  return bar
}
