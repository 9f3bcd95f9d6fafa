import { Hono } from 'hono'
import { deploy } from '../../deployments/deploy.ts'
import type { Deployment } from '../../deployments/find-deployment.ts'
import type { Env } from '../deps.ts'
import { readUploads } from '../read-uploads.ts'

export const deploymentRoutes = (): Hono<Env> =>
  new Hono<Env>().post('/v2/deployments', async (c) => {
    const resources = await readUploads(c)
    return c.json(toResult(await deploy(c.get('context'), { resources })))
  })

const nothing = {
  processDefinition: null,
  decisionDefinition: null,
  decisionRequirements: null,
  form: null,
  resource: null,
}

function toResult({ key, tenantId, processes, decisions, requirements, forms }: Deployment) {
  return {
    deploymentKey: key,
    tenantId,
    deployments: [
      ...processes.map(({ key, processId, version, resourceName }) => ({
        ...nothing,
        processDefinition: {
          processDefinitionKey: key,
          processDefinitionId: processId,
          processDefinitionVersion: version,
          resourceName,
          tenantId,
        },
      })),
      ...decisions.map(({ key, decisionId, requirementsId, requirementsKey, name, version }) => ({
        ...nothing,
        decisionDefinition: {
          decisionDefinitionKey: key,
          decisionDefinitionId: decisionId,
          decisionRequirementsId: requirementsId,
          decisionRequirementsKey: requirementsKey,
          name,
          version,
          tenantId,
        },
      })),
      ...requirements.map(({ key, requirementsId, name, version, resourceName }) => ({
        ...nothing,
        decisionRequirements: {
          decisionRequirementsKey: key,
          decisionRequirementsId: requirementsId,
          decisionRequirementsName: name,
          version,
          resourceName,
          tenantId,
        },
      })),
      ...forms.map(({ key, formId, version, resourceName }) => ({
        ...nothing,
        form: { formKey: key, formId, version, resourceName, tenantId },
      })),
    ],
  }
}
