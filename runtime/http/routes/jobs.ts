import { Hono } from 'hono'
import { activateJobs } from '../../jobs/activate.ts'
import { completeJob } from '../../jobs/complete.ts'
import { failJob } from '../../jobs/fail.ts'
import { jobSearchInput, searchJobs } from '../../jobs/search.ts'
import { throwJobError } from '../../jobs/throw-error.ts'
import { throwJobEscalation } from '../../jobs/throw-escalation.ts'
import { updateJob } from '../../jobs/update.ts'
import type { Env } from '../deps.ts'
import { checkInput, readInput } from '../input.ts'
import { keySchema } from '../key.ts'
import {
  activationInput,
  errorInput,
  escalationInput,
  failureInput,
  jobCompletionInput,
  jobUpdateInput,
  toActivatedJob,
  waitMsOf,
} from '../schemas/jobs.ts'

export const jobRoutes = (): Hono<Env> =>
  new Hono<Env>()
    .post('/v2/jobs/activation', async (c) => {
      const input = await readInput(c, activationInput)
      const jobs = await activateJobs(c.get('context'), {
        type: input.type,
        worker: input.worker ?? 'default',
        leaseMs: input.timeout,
        limit: input.maxJobsToActivate,
        waitMs: waitMsOf(input.requestTimeout),
        ...(input.fetchVariable && { fetchVariables: input.fetchVariable }),
        abort: c.req.raw.signal,
      })
      return c.json({ jobs: jobs.map(toActivatedJob) })
    })
    .post('/v2/jobs/search', async (c) => {
      const input = await readInput(c, jobSearchInput)
      return c.json(await searchJobs(c.get('context'), input))
    })
    .post('/v2/jobs/:key/completion', async (c) => {
      const key = checkInput(keySchema, c.req.param('key'))
      const { variables, fence } = await readInput(c, jobCompletionInput)
      await completeJob(c.get('context'), { key, variables: variables ?? {}, ...(fence && { fence }) })
      return c.body(null, 204)
    })
    .post('/v2/jobs/:key/failure', async (c) => {
      const key = checkInput(keySchema, c.req.param('key'))
      const input = await readInput(c, failureInput)
      const { retries, errorMessage: message = '', retryBackOff: backoffMs, fence } = input
      await failJob(c.get('context'), { key, retries, message, backoffMs, ...(fence && { fence }) })
      return c.body(null, 204)
    })
    .post('/v2/jobs/:key/error', async (c) => {
      const key = checkInput(keySchema, c.req.param('key'))
      const { errorCode: code, errorMessage: message, variables, fence } = await readInput(c, errorInput)
      await throwJobError(c.get('context'), {
        key,
        code,
        ...(message && { message }),
        ...(variables && { variables }),
        ...(fence && { fence }),
      })
      return c.body(null, 204)
    })
    .post('/v2/jobs/:key/escalation', async (c) => {
      const key = checkInput(keySchema, c.req.param('key'))
      const { escalationCode: code, variables, fence } = await readInput(c, escalationInput)
      await throwJobEscalation(c.get('context'), {
        key,
        code,
        ...(variables && { variables }),
        ...(fence && { fence }),
      })
      return c.body(null, 204)
    })
    .patch('/v2/jobs/:key', async (c) => {
      const key = checkInput(keySchema, c.req.param('key'))
      const { changeset } = await readInput(c, jobUpdateInput)
      await updateJob(c.get('context'), { key, retries: changeset.retries, leaseMs: changeset.timeout })
      return c.body(null, 204)
    })
