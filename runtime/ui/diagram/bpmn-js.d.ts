/** What we use of the read-only viewer: bpmn-js's own declarations describe a CommonJS package. */
declare module 'bpmn-js/lib/NavigatedViewer.js' {
  export default class NavigatedViewer {
    constructor(options: {
      readonly container: HTMLElement
      readonly bpmnRenderer?: {
        readonly defaultFillColor?: string
        readonly defaultStrokeColor?: string
        readonly defaultLabelColor?: string
      }
    })
    importXML(xml: string): Promise<{ readonly warnings: readonly string[] }>
    get<Service>(name: string): Service
    destroy(): void
  }
}
