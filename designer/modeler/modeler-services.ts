import type { DiagramElement } from './diagram-element.ts'
import type { ModelElement, ModelFactory } from './model-element.ts'

interface Point {
  readonly x: number
  readonly y: number
}

/** The services of bpmn-js and diagram-js that we use, by the name they are asked for. */
export interface ModelerServices {
  modeling: {
    updateProperties(element: DiagramElement, properties: object): void
    updateModdleProperties(element: DiagramElement, model: unknown, properties: object): void
    updateLabel(element: DiagramElement, text: string): void
    removeElements(elements: readonly DiagramElement[]): void
    connect(source: DiagramElement, target: DiagramElement): DiagramElement
    createShape(shape: DiagramElement, at: Point, parent: DiagramElement, hints?: object): DiagramElement
    moveElements(elements: readonly DiagramElement[], delta: Point, target?: DiagramElement): void
  }
  elementRegistry: {
    get(id: string): DiagramElement | undefined
    getAll(): readonly DiagramElement[]
    filter(test: (element: DiagramElement) => boolean): DiagramElement[]
    getGraphics(element: DiagramElement | string): SVGElement
  }
  elementFactory: {
    createShape(attributes: object): DiagramElement
    create(kind: string, attributes: object): DiagramElement
  }
  canvas: {
    zoom(level?: number | 'fit-viewport', center?: 'auto' | Point): number
    getRootElement(): DiagramElement
    scrollToElement(element: DiagramElement | string, padding?: number): void
    addMarker(element: DiagramElement | string, marker: string): void
    removeMarker(element: DiagramElement | string, marker: string): void
    focus(): void
    getContainer(): HTMLElement
    viewbox(): { readonly inner: { x: number; y: number; width: number; height: number } }
  }
  selection: {
    get(): readonly DiagramElement[]
    select(elements: DiagramElement | readonly DiagramElement[] | null): void
  }
  commandStack: {
    canUndo(): boolean
    canRedo(): boolean
    undo(): void
    redo(): void
    execute(command: string, context: object): void
    registerHandler(command: string, handler: new () => object): void
  }
  overlays: {
    add(
      element: string,
      type: string,
      overlay: { position: object; html: HTMLElement; show?: object; scale?: boolean },
    ): string
    remove(filter: object): void
  }
  moddle: ModelFactory
  bpmnFactory: ModelFactory
  bpmnReplace: { replaceElement(element: DiagramElement, target: object, hints?: object): DiagramElement }
  autoPlace: { append(source: DiagramElement, shape: DiagramElement, hints?: object): DiagramElement }
  directEditing: { activate(element: DiagramElement): void; isActive(): boolean; cancel(): void }
  rules: { allowed(rule: string, context: object): unknown }
  create: { start(event: Event, shape: DiagramElement, context?: object): void }
  lassoTool: { activateSelection(event: Event): void }
  handTool: { activateHand(event: Event): void }
  spaceTool: { activateSelection(event: Event): void }
  globalConnect: { start(event: Event): void }
  searchPad: { toggle(): void }
  keyboard: { addListener(priority: number, listener: (event: { keyEvent: KeyboardEvent }) => unknown): void }
  eventBus: { fire(event: string, payload?: object): unknown }
}

/** The modeler with typed services. */
export interface BpmnModeler {
  importXML(xml: string): Promise<{ readonly warnings: readonly { readonly message: string }[] }>
  saveXML(options?: { format?: boolean }): Promise<{ xml?: string }>
  attachTo(parent: HTMLElement): void
  detach(): void
  destroy(): void
  getDefinitions(): ModelElement
  get<Name extends keyof ModelerServices>(name: Name): ModelerServices[Name]
  on(event: string, callback: (event: never) => void): void
  off(event: string, callback: (event: never) => void): void
}
