import type { FileRule } from './file-rule.ts'
import { callableInterfaces } from './rules/data-types/callable-interfaces.ts'
import { calledData } from './rules/data-types/called-data.ts'
import { dataAssociations } from './rules/data-types/data-associations.ts'
import { dataCollections } from './rules/data-types/data-collections.ts'
import { dataSets } from './rules/data-types/data-sets.ts'
import { eventData } from './rules/data-types/event-data.ts'
import { loopData } from './rules/data-types/loop-data.ts'
import { operationData } from './rules/data-types/operation-data.ts'
import { adHocContent } from './rules/notation/ad-hoc-content.ts'
import { calledProcessStart } from './rules/notation/called-process-start.ts'
import { choreographyInProcess } from './rules/notation/choreography-in-process.ts'
import { compensationHandlers } from './rules/notation/compensation-handlers.ts'
import { defaultFlows } from './rules/notation/default-flows.ts'
import { escalationCodes } from './rules/notation/escalation-codes.ts'
import { eventGatewayWays } from './rules/notation/event-gateway-ways.ts'
import { eventSubProcessFlows } from './rules/notation/event-sub-process-flows.ts'
import { eventTriggers } from './rules/notation/event-triggers.ts'
import { eventWays } from './rules/notation/event-ways.ts'
import { executableProcesses } from './rules/notation/executable-processes.ts'
import { expressions } from './rules/notation/expressions.ts'
import { flowContainers } from './rules/notation/flow-containers.ts'
import { gatewayDirections } from './rules/notation/gateway-directions.ts'
import { instantiatingTasks } from './rules/notation/instantiating-tasks.ts'
import { linkPairs } from './rules/notation/link-pairs.ts'
import { loneConditionalFlows } from './rules/notation/lone-conditional-flows.ts'
import { messageFlows } from './rules/notation/message-flows.ts'
import { numberRanges } from './rules/notation/number-ranges.ts'
import { referenceKinds } from './rules/notation/reference-kinds.ts'
import { requiredParts } from './rules/notation/required-parts.ts'
import { resources } from './rules/notation/resources.ts'
import { sharedEventDefinitions } from './rules/notation/shared-event-definitions.ts'
import { textFormats } from './rules/notation/text-formats.ts'
import { recursion } from './rules/recursion.ts'

/** What BPMN 2.0 itself forbids, for whole files. */
export const fileRules: readonly FileRule[] = [
  requiredParts,
  referenceKinds,
  numberRanges,
  textFormats,
  executableProcesses,
  flowContainers,
  messageFlows,
  gatewayDirections,
  defaultFlows,
  loneConditionalFlows,
  expressions,
  eventTriggers,
  eventWays,
  linkPairs,
  sharedEventDefinitions,
  escalationCodes,
  eventGatewayWays,
  eventSubProcessFlows,
  compensationHandlers,
  adHocContent,
  instantiatingTasks,
  calledProcessStart,
  recursion,
  choreographyInProcess,
  resources,
  dataSets,
  dataCollections,
  dataAssociations,
  operationData,
  loopData,
  callableInterfaces,
  calledData,
  eventData,
]
