/** What we use of dmn-js: it ships no declarations. */
declare module 'dmn-js/lib/Modeler.js' {
  export interface DmnView {
    readonly id: string
    readonly name?: string
    readonly type: string
    readonly element: { readonly id: string; readonly name?: string }
  }
  export default class Modeler {
    constructor(options: object)
    importXML(xml: string, options?: object): Promise<{ warnings: readonly unknown[] }>
    saveXML(options?: { format?: boolean }): Promise<{ xml: string }>
    getViews(): readonly DmnView[]
    getActiveView(): DmnView | undefined
    getActiveViewer():
      | { get(name: string): unknown; on(event: string, callback: () => void): void }
      | undefined
    open(view: DmnView): Promise<unknown>
    on(event: string, callback: () => void): void
    destroy(): void
  }
}
