import type { CompiledProcess } from '../compile/compiled-process.ts'
import { applyCommand } from './apply-command.ts'
import { checkVariables } from './check-variables.ts'
import type { Command } from './command.ts'
import { Draft } from './draft.ts'
import { drain, queueReadyTokens } from './drain.ts'
import type { Env } from './env.ts'
import type { Instance } from './instance.ts'
import { Run } from './run.ts'
import type { StepResult } from './step-result.ts'

/**
 * Applies one command and runs until every token waits again. Pure: the instance given in is not changed,
 * and a refused command gives a rejection and no instance.
 */
export function step(process: CompiledProcess, instance: Instance, command: Command, env: Env): StepResult {
  if (instance.state !== 'active') {
    return {
      ok: false,
      rejection: {
        code: 'invalid-state',
        message: `Expected a running instance, but it is ${instance.state}.`,
      },
    }
  }
  const unsafe = 'variables' in command && command.variables ? checkVariables(command.variables) : undefined
  if (unsafe) return { ok: false, rejection: unsafe }
  const run = new Run(process, new Draft(instance), env)
  if (instance.isUnfinished) queueReadyTokens(run)
  const rejection = applyCommand(run, command)
  if (rejection) return { ok: false, rejection }
  drain(run)
  return { ok: true, instance: run.draft.toInstance(), effects: run.effects, records: run.records }
}
