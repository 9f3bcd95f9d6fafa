/**
 * The pure BPMN engine: parse, check, compile, run. No I/O, no clock, no randomness: what a step needs to
 * know of the world comes in `Env`, what it wants from the world goes out as effects.
 */
export { exportBpmn, keepBpmn } from './bpmn/export-bpmn.ts'
export { layoutBpmn } from './bpmn/layout-bpmn.ts'
export type { Definitions } from './bpmn/moddle-element.ts'
export { parseBpmn } from './bpmn/parse-bpmn.ts'
export { compileProcess } from './compile/compile-process.ts'
export { compileValue } from './compile/compile-value.ts'
export type {
  CaseInfo,
  CompiledProcess,
  ElementInfo,
  FlowInfo,
  StageInfo,
  StartInfo,
} from './compile/compiled-process.ts'
export { type ExportedMachine, exportMachines } from './compile/export-machines.ts'
export { type Exploration, type ExploreLimits, explore } from './explore/explore.ts'
export { checkModel } from './findings/check-model.ts'
export type { Finding, Fix } from './findings/finding.ts'
export { applyFix, repairAll } from './findings/fixes/apply-fix.ts'
export { type SuggestedForm, type SuggestedQuestion, suggestForms } from './findings/fixes/suggest-forms.ts'
export { importCamunda7 } from './import/camunda7/import-camunda7.ts'
export type { Json, Variables } from './json.ts'
export { applicationLifecycle } from './lifecycles/application-lifecycle.ts'
export { incidentLifecycle } from './lifecycles/incident-lifecycle.ts'
export { instanceLifecycle } from './lifecycles/instance-lifecycle.ts'
export { jobLifecycle } from './lifecycles/job-lifecycle.ts'
export { allowedCommands, canDo, type Lifecycle, nextState } from './lifecycles/lifecycle.ts'
export {
  type PublicationCommand,
  type PublicationState,
  publicationLifecycle,
} from './lifecycles/publication-lifecycle.ts'
export {
  type UserTaskCommand,
  type UserTaskState,
  userTaskLifecycle,
} from './lifecycles/user-task-lifecycle.ts'
export type { Activation, Command } from './run/command.ts'
export type { Effect } from './run/effect.ts'
export { emptyInstance } from './run/empty-instance.ts'
export type { DecisionAnswer, Env } from './run/env.ts'
export type { Instance } from './run/instance.ts'
export { rootScopeOf, scopeOf, scopesOf, waitOf } from './run/read-instance.ts'
export type { RunRecord } from './run/record.ts'
export { type StartInput, startInstance } from './run/start-instance.ts'
export { step } from './run/step.ts'
export type { Rejection, StepResult } from './run/step-result.ts'
export { type StoredInstance, upgradeInstance } from './run/upgrade-instance.ts'
export { type Coverage, coverage } from './scenarios/coverage.ts'
export { type GeneratedScenarios, generateScenarios } from './scenarios/generate-scenarios.ts'
export { readScenario } from './scenarios/read-scenario.ts'
export { recordScenario } from './scenarios/record-scenario.ts'
export { type Run, run, type ScenarioDriver } from './scenarios/run.ts'
export type { Expectation, Scenario, ScenarioStep } from './scenarios/scenario.ts'
export {
  createTryOut,
  type Target,
  TryOut,
  type TryOutStart,
} from './try-out/create-try-out.ts'
export type {
  LogEntry,
  PublishedMessage,
  TryOutIncident,
  TryOutInstance,
  TryOutState,
} from './try-out/try-out-state.ts'
export type { TryOutSetup } from './try-out/world.ts'
