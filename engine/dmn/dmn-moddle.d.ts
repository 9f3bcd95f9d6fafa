/** The part of dmn-moddle's untyped entry point that we use. */
declare module 'dmn-moddle' {
  import type { ModdleElement } from '../bpmn/moddle-element.ts'

  export interface DmnModdleInstance {
    fromXML(
      xml: string,
      typeName: string,
    ): Promise<{
      readonly rootElement: ModdleElement
      readonly warnings: readonly { readonly message: string }[]
    }>
    toXML(element: ModdleElement, options?: { readonly format?: boolean }): Promise<{ readonly xml: string }>
  }

  export function DmnModdle(packages?: { readonly [prefix: string]: unknown }): DmnModdleInstance
}
