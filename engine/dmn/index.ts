/** DMN: decisions as tables and expressions, evaluated with exact decimals and a trace to cite. */
export { type CompiledDecision, compileDecision } from './compile-decision.ts'
export { asKnownVersion } from './create-dmn-moddle.ts'
export { evaluateDecision } from './evaluate-decision.ts'
export { keepDmn } from './export-dmn.ts'
export type { DmnModel } from './model.ts'
export { parseDmn } from './parse-dmn.ts'
export { parseDmnFiles } from './parse-dmn-files.ts'
export type { DecisionTrace } from './trace.ts'
