import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Context } from '../context.ts'
import { deploy } from './deploy.ts'
import type { Deployment } from './find-deployment.ts'
import type { Resource } from './read-resources.ts'

/**
 * Deploys every shipped procedure (`processes/NAME/`: process.bpmn, tables, forms) for all offices. A procedure
 * that is deployed already in the same form is left alone.
 */
export async function deployShippedProcedures(context: Context, folder: string): Promise<Deployment[]> {
  const deployments: Deployment[] = []
  const entries = await readdir(folder, { withFileTypes: true })
  for (const entry of entries.filter((entry) => entry.isDirectory()).sort(byName)) {
    const resources = await readProcedure(join(folder, entry.name))
    if (resources.length > 0) deployments.push(await deploy(context, { resources }))
  }
  return deployments
}

/** The files of one procedure; none when the folder holds no process. */
async function readProcedure(folder: string): Promise<Resource[]> {
  const models = (await readdir(folder)).filter((name) => name.endsWith('.bpmn') || name.endsWith('.dmn'))
  if (!models.some((name) => name.endsWith('.bpmn'))) return []
  const forms = await readdir(join(folder, 'forms')).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  const paths = [...models, ...forms.filter((name) => name.endsWith('.json')).map((name) => `forms/${name}`)]
  return Promise.all(
    paths.sort().map(async (name) => ({ name, content: await readFile(join(folder, name), 'utf8') })),
  )
}

function byName(left: { name: string }, right: { name: string }): number {
  return left.name < right.name ? -1 : 1
}
