import { isOfTheTree, queries } from './internal-tree.ts'
import type { Scenario } from './scenario.ts'

/** Why scenarios say nothing about our engine, and which ones. */
export interface Exclusion {
  readonly reason: string
  applies(scenario: Scenario, models: readonly string[]): boolean
}

/**
 * Scenarios that test what is no part of an engine's behavior here. Each rule looks at what a scenario does,
 * never at whether we pass it; the lists of names are for what only its original shows.
 */
export const exclusions: readonly Exclusion[] = [
  {
    reason: 'asynchronous continuation: looks at the job between two steps; here each step is stored at once',
    applies: (scenario, models) =>
      models.some((model) => /:async(?:Before|After)?="true"/.test(model)) &&
      (uses(scenario, 'runDueJobs', 'fireJob') ||
        mentions(scenario, 'timerOrJob', 'transition') ||
        scenario.name.endsWith('AsyncStartEvent')),
  },
  {
    reason: 'error definitions inside an external task, an extension of that engine',
    applies: (_, models) => models.some((model) => /<operaton:errorEventDefinition\b/.test(model)),
  },
  {
    reason: 'locks, attempts and priorities of jobs: the job queue of the service, tested there',
    applies: (scenario) =>
      uses(scenario, 'external.handleFailure', 'external.setRetries', 'external.unlock') ||
      (asksFor(scenario, 'priority', 'retries') && !mentions(scenario, 'task')),
  },
  {
    reason: 'suspension of instances: an API of that engine',
    applies: (scenario) => uses(scenario, 'suspendInstance', 'activateInstance'),
  },
  {
    reason: 'sorting and filters of its query API',
    applies: (scenario) =>
      ordersBy(scenario, 'ProcessVariable', 'TaskVariable', 'ExecutionVariable', 'VariableType') ||
      ordersBy(scenario, 'DeleteReason', 'HistoricActivityInstanceStartTime') ||
      mentions(scenario, 'taskDescription', 'processInstanceBusinessKey', 'suspended') ||
      asksFor(scenario, 'description'),
  },
  {
    reason: 'works on executions, the nodes of its internal tree',
    applies: (scenario) => queries(scenario).some(isOfTheTree),
  },
  {
    reason: 'correlation by business key, by variables or without a name: here the model declares the key',
    applies: ({ steps }) =>
      steps.some(
        ({ op, name, businessKey, correlationKeys }) =>
          op === 'correlateMessage' &&
          (name === null || businessKey !== undefined || correlationKeys !== undefined),
      ),
  },
  {
    reason: 'the business key of an instance: there is none here, a case has a file number',
    applies: (scenario) => asksFor(scenario, 'businessKey'),
  },
  {
    reason: 'users and their groups: claiming and task lists belong to the service, tested there',
    applies: (scenario) => uses(scenario, 'claimTask', 'setAssigneeTask') || NEEDS_USERS.has(scenario.name),
  },
  { reason: 'types of Java values', applies: ({ name }) => JAVA_TYPES.has(name) },
  {
    reason: 'options of its API: to skip mappings and listeners',
    applies: ({ name }) => API_OPTIONS.has(name),
  },
  { reason: 'variables of one node of its internal tree', applies: ({ name }) => TREE_VARIABLES.has(name) },
]

/** The original makes users members of groups, or signs one in, outside the steps. */
const NEEDS_USERS = new Set([
  'TaskAssignmentExtensionsTest.testMixedCandidateUserDefinition',
  'TaskCandidateTest.testMixedCandidateUserAndGroup',
  'BoundaryErrorEventTest.testReviewSalesLeadProcess',
  'ProcessInstanceModificationHistoryTest.testSkipCustomListenerEnsureHistoryWritten',
])

/** An Integer and a Long of the same value are told apart. */
const JAVA_TYPES = new Set([
  'ExecutionQueryTest.testClashingValues',
  'ProcessInstanceQueryTest.testClashingValues',
])

const API_OPTIONS = new Set([
  'ProcessInstanceModificationTest.testSkipIoMappings',
  'ProcessInstanceModificationTest.testSkipIoMappingsOnSubProcess',
  'ProcessInstanceModificationTest.testSkipIoMappingsOnSubProcessNested',
  'RuntimeServiceTest.testDeleteProcessInstanceWithoutSkipIoMappings',
])

const TREE_VARIABLES = new Set([
  'ExecutionVariablesTest.testTreeCompactionWithLocalVariableOnConcurrentExecution',
  'ExecutionVariablesTest.testForkWithThreeBranchesAndJoinOfTwoBranchesParallelGateway',
  'ExecutionVariablesTest.testForkWithThreeBranchesAndJoinOfTwoBranchesInclusiveGateway',
])

function uses({ steps }: Scenario, ...ops: readonly string[]): boolean {
  return steps.some(({ op }) => ops.includes(op))
}

/** Whether a word stands somewhere in the steps as a key or value. */
function mentions({ steps }: Scenario, ...words: readonly string[]): boolean {
  const text = JSON.stringify(steps)
  return words.some((word) => text.includes(`"${word}"`))
}

function asksFor({ steps }: Scenario, ...props: readonly string[]): boolean {
  return steps.some(({ op, prop }) => op === 'assertProp' && props.includes(String(prop)))
}

function ordersBy(scenario: Scenario, ...names: readonly string[]): boolean {
  return queries(scenario).some(({ order }) => names.some((name) => String(order).includes(name)))
}
