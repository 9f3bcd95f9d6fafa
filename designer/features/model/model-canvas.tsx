import 'bpmn-js/dist/assets/diagram-js.css'
import 'bpmn-js/dist/assets/bpmn-js.css'
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn.css'
import { useEffect, useRef } from 'react'
import { useDraft } from '../../draft/use-draft.ts'
import { elementTitle, elementWords } from '../../modeler/element-words.ts'
import { neighborOf } from '../../modeler/flow-neighbors.ts'
import { modelTexts } from './model-texts.ts'
import { useWorkbench } from './use-workbench.ts'
import type { Workbench } from './workbench.ts'

/** The canvas of bpmn-js with our findings on it; says aloud what is chosen. */
export function ModelCanvas({ onOpen, onAppend }: ModelCanvasProps) {
  const { t, language } = modelTexts.useTexts()
  const bench = useWorkbench()
  const box = useRef<HTMLDivElement>(null)
  const { findings } = useDraft()
  const chosen = bench.selected()
  useEffect(() => {
    const container = box.current
    if (container === null) return
    bench.modeler.attachTo(container)
    const canvas = bench.modeler.get('canvas')
    canvas.zoom('fit-viewport', 'auto')
    if (canvas.zoom() < 0.5) showStart(bench)
    container.querySelector('.bjs-powered-by')?.setAttribute('aria-label', t('madeWith'))
    return () => bench.modeler.detach()
  }, [bench, t])
  useEffect(() => {
    bench.modeler.on('lz.open', onOpen)
    bench.modeler.on('lz.append', onAppend)
    return () => {
      bench.modeler.off('lz.open', onOpen)
      bench.modeler.off('lz.append', onAppend)
    }
  }, [bench, onOpen, onAppend])
  useEffect(() => {
    const overlays = bench.modeler.get('overlays')
    const registry = bench.modeler.get('elementRegistry')
    overlays.remove({ type: 'lz-finding' })
    for (const { element, severity, message, part } of findings) {
      const shape = element === undefined || part !== undefined ? undefined : registry.get(element)
      if (element === undefined || shape === undefined || shape.waypoints !== undefined) continue
      const html = document.createElement('span')
      html.className = `lz-finding-mark lz-finding-mark--${severity}`
      html.title = message[language]
      html.textContent = severity === 'error' ? '!' : 'i'
      overlays.add(element, 'lz-finding', { position: { top: -12, left: -10 }, html })
    }
  }, [bench, findings, language])
  const { businessObject } = chosen
  return (
    <>
      <div ref={box} className="lz-canvas lz-model-canvas" data-pane="canvas" />
      <p className="kern-sr-only" role="status">
        {t('chosen', {
          kind: elementWords(businessObject)[language],
          name: elementTitle(businessObject, language),
        })}
      </p>
    </>
  )
}

interface ModelCanvasProps {
  readonly onOpen: () => void
  readonly onAppend: () => void
}

/** A wide process would be too small to read as a whole: it begins at its start, readable. */
function showStart({ modeler }: Workbench): void {
  const canvas = modeler.get('canvas')
  const start = neighborOf(modeler.get('elementRegistry').getAll(), undefined, 'first')
  canvas.zoom(0.7, 'auto')
  if (start !== undefined) canvas.scrollToElement(start, 120)
}
