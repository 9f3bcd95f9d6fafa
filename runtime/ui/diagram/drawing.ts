import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer.js'
import type { Language } from '../texts/language.ts'
import { diagramTexts } from './diagram-texts.ts'
import type { DiagramMarks } from './marks.ts'

export interface Drawing {
  readonly mark: (marks: DiagramMarks, language: Language) => void
  readonly zoom: (action: 'plus' | 'minus' | 'fit') => void
  /** True when the key did something. */
  readonly onKey: (key: string) => boolean
  readonly close: () => void
}

const panning: Readonly<Record<string, { dx: number; dy: number }>> = {
  ArrowLeft: { dx: 60, dy: 0 },
  ArrowRight: { dx: -60, dy: 0 },
  ArrowUp: { dx: 0, dy: 60 },
  ArrowDown: { dx: 0, dy: -60 },
}

/** Draws `xml` into `container` with bpmn-js. Rejects when the XML cannot be drawn. */
export async function openDrawing(container: HTMLElement, xml: string): Promise<Drawing> {
  const viewer = new NavigatedViewer({
    container,
    bpmnRenderer: {
      defaultFillColor: 'var(--lz-bg)',
      defaultStrokeColor: 'var(--lz-text)',
      defaultLabelColor: 'var(--lz-text)',
    },
  })
  try {
    await viewer.importXML(xml)
  } catch (cause) {
    viewer.destroy()
    throw new Error('Expected BPMN with a diagram, but bpmn-js could not draw it.', { cause })
  }
  const canvas = viewer.get<Canvas>('canvas')
  const registry = viewer.get<Registry>('elementRegistry')
  const overlays = viewer.get<Overlays>('overlays')
  let cleanup: (() => void)[] = []
  showAll(canvas)

  const put = (id: string, marker: string) => {
    if (!registry.get(id)) return
    canvas.addMarker(id, marker)
    cleanup.push(() => canvas.removeMarker(id, marker))
  }
  const pill = (id: string, label: string, side: 'top' | 'bottom', look: string) => {
    const shape = registry.get(id)
    if (!shape?.width) return
    const html = document.createElement('span')
    html.className = `lz-pill ${look}`
    html.textContent = label
    const edge: Record<string, number> = side === 'top' ? { top: -20 } : { bottom: 12 }
    overlays.add(id, 'laufzettel', {
      position: { ...edge, left: shape.width / 2 },
      scale: { min: 0.85, max: 1.2 },
      html,
    })
  }
  const mark = (marks: DiagramMarks, language: Language) => {
    for (const undo of cleanup) undo()
    cleanup = []
    overlays.remove({ type: 'laufzettel' })
    for (const id of marks.taken ?? []) put(id, 'lz-mark-taken')
    for (const id of marks.incidents ?? []) put(id, 'lz-mark-incident')
    for (const id of marks.done ?? []) {
      put(id, 'lz-mark-done')
      if (registry.get(id)?.width)
        overlays.add(id, 'laufzettel', { position: { top: -8, right: 10 }, html: tick() })
    }
    for (const { id, label } of marks.current ?? []) {
      put(id, 'lz-mark-now')
      pill(id, label, 'top', 'lz-pill--now')
    }
    for (const { id, sign, label } of marks.signs ?? []) {
      put(id, `lz-mark-${sign}`)
      if (!registry.get(id)?.width) continue
      const html = document.createElement('span')
      html.className = `lz-mark-sign lz-mark-sign--${sign}`
      html.textContent = label
      overlays.add(id, 'laufzettel', { position: { bottom: 10, left: -8 }, html })
    }
    for (const { id, level, label } of marks.heat ?? []) {
      put(id, `lz-heat-${level}`)
      pill(id, label, 'bottom', '')
    }
    for (const { id, label } of marks.counts ?? []) pill(id, label, 'top', 'lz-pill--now')
    nameLogo(container, language)
  }
  const zoom = (action: 'plus' | 'minus' | 'fit') => {
    if (action === 'fit') showAll(canvas)
    else canvas.zoom(Math.min(4, Math.max(0.2, canvas.zoom() * (action === 'plus' ? 1.25 : 0.8))))
  }
  const onKey = (key: string): boolean => {
    const move = panning[key]
    if (move) canvas.scroll(move)
    else if (key === '+') zoom('plus')
    else if (key === '-') zoom('minus')
    else if (key === '0') zoom('fit')
    else return false
    return true
  }
  return { mark, zoom, onKey, close: () => viewer.destroy() }
}

/** The whole picture, but never enlarged beyond its own size. */
function showAll(canvas: Canvas): void {
  canvas.zoom('fit-viewport', 'auto')
  if (canvas.zoom() > 1.2) canvas.zoom(1.2, 'auto')
}

/** The bpmn.io mark stays visible (licence) and gets a name in the page's language. */
function nameLogo(container: HTMLElement, language: Language): void {
  const logo = container.querySelector('.bjs-powered-by')
  logo?.setAttribute('aria-label', diagramTexts.textsOf(language).t('madeWith'))
}

function tick(): HTMLElement {
  const box = document.createElement('span')
  box.className = 'lz-tick'
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  for (const [name, value] of [
    ['viewBox', '0 0 24 24'],
    ['width', '14'],
    ['height', '14'],
    ['class', 'lz-i'],
  ] as const)
    svg.setAttribute(name, value)
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  path.setAttribute('d', 'm5 12.5 4.5 4.5L19 7')
  svg.append(path)
  box.append(svg)
  return box
}

interface Canvas {
  zoom(): number
  zoom(level: number | 'fit-viewport', center?: 'auto'): number
  scroll(delta: { dx: number; dy: number }): void
  addMarker(id: string, marker: string): void
  removeMarker(id: string, marker: string): void
}
interface Registry {
  get(id: string): { readonly width?: number; readonly height?: number } | undefined
}
interface Overlays {
  add(
    id: string,
    type: string,
    overlay: {
      position: Readonly<Record<string, number>>
      scale?: { min: number; max: number }
      html: HTMLElement
    },
  ): string
  remove(filter: { type: string }): void
}
