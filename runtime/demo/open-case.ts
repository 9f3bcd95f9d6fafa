import type { Variables } from '../../engine/index.ts'
import { createApplication } from '../applications/create-application.ts'
import { saveApplication } from '../applications/save-application.ts'
import { submitApplication } from '../applications/submit-application.ts'
import { startCase } from '../cases/start-case.ts'
import { demoActor } from './demo-actors.ts'
import type { DemoCase } from './demo-case.ts'
import type { Past } from './past.ts'

const processId = 'grundsicherung'

export interface OpenedCase {
  readonly key: string
  readonly fileNumber: string
}

/** The application arrives: at the counter, or from the example applicant through the portal. */
export async function openCase(past: Past, demo: DemoCase, antrag: Variables): Promise<OpenedCase> {
  if (!demo.byApplicant) {
    const clerk = past.as(demoActor(`clerk.${demo.office}`))
    const input = { processDefinitionId: processId, variables: antrag, language: 'de' } as const
    const { processInstanceKey, fileNumber } = await startCase(clerk, input)
    return { key: processInstanceKey, fileNumber }
  }
  const applicant = past.as(demoActor('applicant'))
  const { id, rev } = await createApplication(applicant, { processId, tenantId: demo.office })
  await saveApplication(applicant, { id, rev, data: antrag, page: 'erklaerung' })
  const sent = await submitApplication(applicant, { id, data: antrag, language: 'de' })
  return { key: sent.processInstanceKey, fileNumber: sent.fileNumber }
}
