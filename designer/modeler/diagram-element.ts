import type { ModelElement } from './model-element.ts'

/** A shape or connection on the canvas, as diagram-js holds it. */
export interface DiagramElement {
  readonly id: string
  readonly type: string
  readonly businessObject: ModelElement
  readonly parent?: DiagramElement
  readonly children?: readonly DiagramElement[]
  readonly incoming?: readonly DiagramElement[]
  readonly outgoing?: readonly DiagramElement[]
  readonly source?: DiagramElement
  readonly target?: DiagramElement
  readonly host?: DiagramElement
  readonly attachers?: readonly DiagramElement[]
  readonly labelTarget?: DiagramElement
  /** A sub-process drawn as a closed box. */
  readonly collapsed?: boolean
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly waypoints?: readonly { readonly x: number; readonly y: number }[]
}

/** A label counts as the element it names. */
export const ownerOf = (element: DiagramElement): DiagramElement => element.labelTarget ?? element
