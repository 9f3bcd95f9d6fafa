import { Hono } from 'hono'
import { tenantName } from '../../identity/tenant-name.ts'
import type { Env, HttpDeps } from '../deps.ts'

/** What clients ask first: that somebody answers, and who they are. */
export const topologyRoutes = (deps: HttpDeps): Hono<Env> =>
  new Hono<Env>()
    .get('/v2/topology', (c) =>
      c.json({
        brokers: [],
        clusterId: null,
        clusterSize: 1,
        partitionsCount: 1,
        replicationFactor: 1,
        gatewayVersion: '8.9.0',
        lastCompletedChangeId: '',
      }),
    )
    .get('/v2/authentication/me', async (c) => {
      const { username, name, tenantId, roles } = c.get('actor')
      return c.json({
        username,
        displayName: name,
        email: null,
        authorizedComponents: [],
        tenants: [{ tenantId, name: await tenantName(deps.database, tenantId), description: null }],
        groups: [],
        roles,
        salesPlanType: null,
        c8Links: {},
        canLogout: true,
      })
    })
