import { type KeyboardEvent, useCallback, useRef, useState } from 'react'
import { FindingsPane } from '../findings/findings-pane.tsx'
import { OutlinePane } from '../outline/outline-pane.tsx'
import { PropertiesPane } from '../properties/properties-pane.tsx'
import { AppendDialog } from './append-dialog.tsx'
import { ModelCanvas } from './model-canvas.tsx'
import { ModelToolbar } from './model-toolbar.tsx'

/** Outline, canvas with findings, properties. F6 and Shift+F6 move between them. */
export function ModelView() {
  const frame = useRef<HTMLElement>(null)
  const [appending, setAppending] = useState(false)
  const append = useCallback(() => setAppending(true), [])
  const openProperties = useCallback(() => {
    frame.current
      ?.querySelector<HTMLElement>('[data-pane=properties] input, [data-pane=properties] select')
      ?.focus()
  }, [])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'F6') return
    event.preventDefault()
    const panes = [...(frame.current?.querySelectorAll<HTMLElement>('[data-pane]') ?? [])]
    const at = panes.findIndex((pane) => pane.contains(document.activeElement))
    const next = panes[(at + (event.shiftKey ? -1 : 1) + panes.length) % panes.length]
    const inside = next?.querySelector<HTMLElement>(
      '[tabindex="0"], input, select, textarea, button:not([disabled]):not([tabindex="-1"])',
    )
    inside?.focus()
  }
  return (
    <main ref={frame} id="content" className="lz-3pane lz-designer" onKeyDown={onKeyDown}>
      <OutlinePane onAppend={append} onOpen={openProperties} />
      <div className="lz-col">
        <ModelToolbar onMore={append} />
        <ModelCanvas onOpen={openProperties} onAppend={append} />
        <FindingsPane />
      </div>
      <PropertiesPane />
      <AppendDialog open={appending} onClose={() => setAppending(false)} />
    </main>
  )
}
