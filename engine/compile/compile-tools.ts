import type { ImpliedMessage } from '../bpmn/message-flows.ts'
import { elementsOf, extensionOf, type ModdleElement, textOf } from '../bpmn/moddle-element.ts'
import type { CompiledExpression } from '../feel/index.ts'
import type { Finding } from '../findings/finding.ts'
import { compileValue } from './compile-value.ts'
import { createFlowMachine, type FlowMachine, type NodePlan } from './flow-machine.ts'

/** What behaviors compile their settings with. Findings of expressions are collected here. */
export class CompileTools {
  readonly findings: Finding[] = []
  /** By element id: messages that only a message flow speaks of. */
  impliedMessages: ReadonlyMap<string, ImpliedMessage> = new Map()

  /** A static text or, beginning with `=`, FEEL. */
  expression(element: string, text: string, path?: string): CompiledExpression {
    const compiled = compileValue(text)
    for (const finding of compiled.findings) {
      this.findings.push({ ...finding, element, ...(path !== undefined && { path }) })
    }
    return compiled
  }

  /** The expression in an attribute, if it is written. */
  attribute(element: string, owner: ModdleElement | undefined, name: string): CompiledExpression | undefined {
    const text = textOf(owner, name)
    return text === undefined ? undefined : this.expression(element, text, name)
  }

  /** The machine that moves the tokens of a container. */
  machine(container: string, nodes: readonly NodePlan[]): FlowMachine {
    return createFlowMachine(container, nodes)
  }

  finding(finding: Finding): void {
    this.findings.push(finding)
  }

  /** `zeebe:taskHeaders`. */
  headers(element: ModdleElement): { readonly [name: string]: string } {
    const headers = elementsOf(extensionOf(element, 'zeebe:TaskHeaders'), 'values')
    return Object.fromEntries(
      headers.map((header) => [textOf(header, 'key') ?? '', textOf(header, 'value') ?? '']),
    )
  }
}
