/** The part of bpmn-moddle's untyped entry point that we use. */
declare module 'bpmn-moddle' {
  import type { ModdleElement } from './moddle-element.ts'

  export interface ParseResult {
    readonly rootElement: ModdleElement
    readonly elementsById: { readonly [id: string]: ModdleElement }
    readonly references: readonly {
      readonly element: ModdleElement
      readonly property: string
      readonly id: string
    }[]
    readonly warnings: readonly {
      readonly message: string
      readonly property?: string
      readonly element?: ModdleElement
    }[]
  }

  export class BpmnModdle {
    constructor(packages?: { readonly [prefix: string]: unknown })
    fromXML(xml: string, typeName: string): Promise<ParseResult>
    toXML(element: ModdleElement, options?: { readonly format?: boolean }): Promise<{ readonly xml: string }>
    getPackage(prefix: string): unknown
    create(type: string, attributes?: { readonly [name: string]: unknown }): ModdleElement
  }
}
