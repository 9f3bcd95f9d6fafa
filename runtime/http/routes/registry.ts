import type { Hono } from 'hono'
import type { Env, HttpDeps } from '../deps.ts'
import { adHocRoutes } from './ad-hoc.ts'
import { applicationRoutes } from './applications.ts'
import { caseRoutes } from './cases.ts'
import { cockpitRoutes } from './cockpit.ts'
import { decisionRoutes } from './decisions.ts'
import { deploymentRoutes } from './deployments.ts'
import { deskTaskRoutes } from './desk-tasks.ts'
import { documentRoutes } from './documents.ts'
import { elementRoutes } from './elements.ts'
import { eventRoutes } from './events.ts'
import { incidentRoutes } from './incidents.ts'
import { jobRoutes } from './jobs.ts'
import { messageRoutes } from './messages.ts'
import { procedureRoutes } from './procedures.ts'
import { processDefinitionRoutes } from './process-definitions.ts'
import { processInstanceRoutes } from './process-instances.ts'
import { serviceRoutes } from './services.ts'
import { sessionRoutes } from './session.ts'
import { signalRoutes } from './signals.ts'
import { topologyRoutes } from './topology.ts'
import { userTaskRoutes } from './user-tasks.ts'

type Routes = (deps: HttpDeps) => Hono<Env>

/** Answer without sign-in; `c.get('actor')` is undefined then. */
export const publicRoutes: readonly Routes[] = [sessionRoutes, serviceRoutes]

/** Behind sign-in: `c.get('context')` is the verb's first argument. One line per module. */
export const signedInRoutes: readonly Routes[] = [
  adHocRoutes,
  applicationRoutes,
  caseRoutes,
  cockpitRoutes,
  deskTaskRoutes,
  documentRoutes,
  deploymentRoutes,
  decisionRoutes,
  elementRoutes,
  eventRoutes,
  incidentRoutes,
  jobRoutes,
  messageRoutes,
  processDefinitionRoutes,
  processInstanceRoutes,
  procedureRoutes,
  signalRoutes,
  topologyRoutes,
  userTaskRoutes,
]
