/** The part of bpmn-auto-layout's untyped entry point that we use. */
declare module 'bpmn-auto-layout' {
  export function layoutProcess(xml: string): Promise<string>
}
