/** What we use of bpmn-js: its own declarations describe a CommonJS package, while the files are ES modules. */
declare module 'bpmn-js/lib/Modeler.js' {
  export default class Modeler {
    constructor(options: object)
    _modules: readonly object[]
    getModules(): readonly object[]
    importXML(xml: string): Promise<{ warnings: readonly { message: string }[] }>
    saveXML(options?: { format?: boolean }): Promise<{ xml?: string }>
    attachTo(parent: HTMLElement): void
    detach(): void
    destroy(): void
    getDefinitions(): unknown
    get(name: string): unknown
    on(event: string, callback: (event: never) => void): void
    off(event: string, callback: (event: never) => void): void
  }
}
declare module 'bpmn-js/lib/features/palette/index.js' {
  const module: object
  export default module
}
declare module 'bpmn-js/lib/features/align-elements/index.js' {
  const module: object
  export default module
}
declare module 'bpmn-js/lib/features/distribute-elements/index.js' {
  const module: object
  export default module
}
declare module 'zeebe-bpmn-moddle/resources/zeebe.json' {
  const descriptor: object
  export default descriptor
}
