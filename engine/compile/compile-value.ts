import { type CompiledExpression, compileExpression } from '../feel/index.ts'

/** Compiles an attribute of the dialect: FEEL when it begins with `=`, else the text itself. */
export function compileValue(text: string): CompiledExpression {
  if (!text.startsWith('=')) {
    return { text, variables: [], findings: [], evaluate: () => ({ ok: true, value: text, warnings: [] }) }
  }
  return { ...compileExpression(text.slice(1)), text }
}
