import { z } from 'zod'
import type { EvaluatedDecision } from '../../decisions/evaluate.ts'
import { keySchema } from '../key.ts'
import { variablesSchema } from '../variables-schema.ts'

export const decisionEvaluationInput = z
  .strictObject({
    decisionDefinitionKey: keySchema.optional(),
    decisionDefinitionId: z.string().min(1).max(200).optional(),
    variables: variablesSchema.optional(),
    tenantId: z.string().max(256).optional(),
  })
  .refine(
    (input) => (input.decisionDefinitionKey === undefined) !== (input.decisionDefinitionId === undefined),
    {
      message: 'expected either decisionDefinitionKey or decisionDefinitionId',
    },
  )

export function toEvaluation(result: EvaluatedDecision) {
  return {
    decisionDefinitionId: result.decisionId,
    decisionDefinitionKey: result.key,
    decisionDefinitionName: result.name,
    decisionDefinitionVersion: result.version,
    decisionEvaluationKey: result.evaluationKey,
    decisionInstanceKey: result.evaluationKey,
    decisionRequirementsId: result.requirementsId,
    decisionRequirementsKey: result.requirementsKey,
    output: JSON.stringify(result.output),
    failedDecisionDefinitionId: result.failure === null ? null : result.decisionId,
    failureMessage: result.failure,
    tenantId: result.tenantId,
    evaluatedDecisions: result.trace.map((item, index) => ({
      decisionDefinitionId: item.decision,
      decisionDefinitionKey: result.key,
      decisionDefinitionName: item.name,
      decisionDefinitionVersion: result.version,
      decisionDefinitionType: 'DECISION_TABLE',
      decisionEvaluationInstanceKey: `${result.evaluationKey}-${index + 1}`,
      output: JSON.stringify(item.output),
      tenantId: result.tenantId,
      evaluatedInputs: item.inputs.map(({ label, value }) => ({
        inputId: label,
        inputName: label,
        inputValue: JSON.stringify(value),
      })),
      matchedRules: item.rowsHit.map((row) => ({
        ruleId: String(row.index),
        ruleIndex: row.index,
        evaluatedOutputs: Object.entries(row.outputs).map(([name, value]) => ({
          outputId: name,
          outputName: name,
          outputValue: JSON.stringify(value),
          ruleId: String(row.index),
          ruleIndex: row.index,
        })),
      })),
    })),
  }
}
