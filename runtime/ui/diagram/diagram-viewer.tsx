import 'bpmn-js/dist/assets/diagram-js.css'
import '../styles/diagram.css'
import { useEffect, useId, useRef, useState } from 'react'
import { Alert } from '../components/alert.tsx'
import { Icon } from '../icons/icon.tsx'
import { diagramTexts } from './diagram-texts.ts'
import { type Drawing, openDrawing } from './drawing.ts'
import type { DiagramMarks } from './marks.ts'

/**
 * A read-only BPMN picture with marks (path, ticks, place, counts, heat). Arrow keys pan, + and - zoom,
 * 0 fits. The picture has a text twin elsewhere on the page; `summary` says the essence in one sentence.
 */
export default function DiagramViewer({ xml, marks, name, summary, height }: DiagramViewerProps) {
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  const frame = useRef<HTMLDivElement>(null)
  const [drawing, setDrawing] = useState<Drawing>()
  const [failed, setFailed] = useState(false)
  const { t, language } = diagramTexts.useTexts()
  useEffect(() => {
    const container = box.current
    if (!container) return
    let closed = false
    let opened: Drawing | undefined
    setFailed(false)
    openDrawing(container, xml).then(
      (made) => {
        opened = made
        if (closed) return made.close()
        setDrawing(made)
      },
      () => setFailed(true),
    )
    return () => {
      closed = true
      setDrawing(undefined)
      opened?.close()
    }
  }, [xml])
  useEffect(() => drawing?.mark(marks, language), [drawing, marks, language])
  useEffect(() => {
    const element = frame.current
    if (!element || !drawing) return
    const onKey = (event: KeyboardEvent) => {
      if (event.target === element && drawing.onKey(event.key)) event.preventDefault()
    }
    element.addEventListener('keydown', onKey)
    return () => element.removeEventListener('keydown', onKey)
  }, [drawing])
  if (failed) return <Alert kind="warning" title={t('failed')} />
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls, this is a picture.
    <div
      ref={frame}
      className="lz-diagram"
      role="group"
      aria-roledescription={t('role')}
      aria-label={name}
      aria-describedby={id}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the picture pans and zooms by keys.
      tabIndex={0}
      style={height ? { height } : undefined}
    >
      <p id={id} className="kern-sr-only">
        {summary} {t('keys')}
      </p>
      <div ref={box} className="lz-diagram__canvas" />
      <div className="lz-diagram__tools">
        {(['plus', 'minus', 'fit'] as const).map((action) => (
          <button
            key={action}
            type="button"
            className="lz-iconbtn lz-iconbtn--32"
            aria-label={t(action)}
            title={t(action)}
            onClick={() => drawing?.zoom(action)}
          >
            <Icon name={action} size={18} />
          </button>
        ))}
      </div>
    </div>
  )
}

interface DiagramViewerProps {
  readonly xml: string
  readonly marks: DiagramMarks
  /** Accessible name: "Ablaufdiagramm Grundsicherung". */
  readonly name: string
  /** One sentence: where the case stands, or where time is lost. */
  readonly summary: string
  /** Pixels; the style sheet's default is 420. */
  readonly height?: number
}
