import type { DiagramElement } from './diagram-element.ts'
import { type Direction, neighborOf } from './flow-neighbors.ts'
import type { ModelerServices } from './modeler-services.ts'
import type { DiagramLanguage } from './translate/translate-module.ts'

const directions: Readonly<Record<string, Direction>> = {
  ArrowRight: 'forward',
  ArrowLeft: 'back',
  ArrowDown: 'next',
  ArrowUp: 'previous',
  Home: 'first',
  End: 'last',
}
const steps: Readonly<Record<string, { x: number; y: number }>> = {
  ArrowRight: { x: 10, y: 0 },
  ArrowLeft: { x: -10, y: 0 },
  ArrowDown: { x: 0, y: 10 },
  ArrowUp: { x: 0, y: -10 },
}
const names = {
  de: 'Ablaufdiagramm. Pfeiltasten folgen dem Weg, Eingabetaste öffnet die Angaben, A hängt einen Schritt an, E benennt um, Umschalt+Alt+Pfeil verschiebt.',
  en: 'Process diagram. Arrow keys follow the flow, Enter opens the properties, A appends a step, E renames, Shift+Alt+arrow moves.',
}

/**
 * Arrow keys walk along the flow instead of moving the shape (bpmn-js' default); Shift+Alt+arrow moves.
 * Fires `lz.open` (Enter) and `lz.append` (A) for the panels around the canvas.
 */
export function canvasKeyboardModule(language: DiagramLanguage) {
  function canvasKeyboard(
    keyboard: ModelerServices['keyboard'],
    selection: ModelerServices['selection'],
    elementRegistry: ModelerServices['elementRegistry'],
    canvas: ModelerServices['canvas'],
    modeling: ModelerServices['modeling'],
    eventBus: ModelerServices['eventBus'] & {
      on(event: string, listener: (e: { svg: SVGElement }) => void): void
    },
  ): void {
    eventBus.on('canvas.init', ({ svg }) => nameCanvas(svg, language))
    nameCanvas(canvas.getContainer().querySelector('svg'), language)
    keyboard.addListener(2500, ({ keyEvent }) => {
      if (keyEvent.ctrlKey || keyEvent.metaKey) return undefined
      const chosen = selection.get()
      const step = steps[keyEvent.key]
      if (step !== undefined && keyEvent.altKey && keyEvent.shiftKey) {
        if (chosen.length > 0) modeling.moveElements(chosen, step)
        return true
      }
      const direction = directions[keyEvent.key]
      if (direction !== undefined) {
        walk(neighborOf(elementRegistry.getAll(), chosen[0], direction))
        return true
      }
      if (keyEvent.altKey || chosen[0] === undefined) return undefined
      if (keyEvent.key === 'Enter') return fired('lz.open', chosen[0])
      if (keyEvent.key === 'a' || keyEvent.key === 'A') return fired('lz.append', chosen[0])
      return undefined
    })
    function walk(to: DiagramElement | undefined): void {
      if (to === undefined) return
      selection.select(to)
      canvas.scrollToElement(to, 60)
    }
    function fired(event: string, element: DiagramElement): true {
      eventBus.fire(event, { element })
      return true
    }
  }
  canvasKeyboard.$inject = ['keyboard', 'selection', 'elementRegistry', 'canvas', 'modeling', 'eventBus']
  return { __init__: [canvasKeyboard] }
}

function nameCanvas(svg: SVGElement | null, language: DiagramLanguage): void {
  svg?.setAttribute('role', 'application')
  svg?.setAttribute('aria-label', names[language])
}
