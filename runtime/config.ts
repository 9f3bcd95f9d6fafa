import { z } from 'zod'

const loopback = /^(127(\.\d{1,3}){3}|::1|localhost)$/

/** Settings of the service, from environment variables. */
const configSchema = z
  .object({
    /** Where the HTTP server listens. */
    PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
    HOST: z.string().min(1).default('127.0.0.1'),
    /** A PostgreSQL run by somebody else: `postgres://OWNER:PASSWORD@HOST/DATABASE`. Without it, one is started. */
    DATABASE_URL: z.string().min(1).optional(),
    /** Folder of the started PostgreSQL; default `.laufzettel` in the working folder. */
    LAUFZETTEL_DATA: z.string().min(1).optional(),
    /** Takes the started PostgreSQL's programs from one place only. */
    LAUFZETTEL_POSTGRES: z.enum(['system', 'npm']).optional(),
    /** `off`: no example accounts. They never exist when HOST is reachable from other machines. */
    LAUFZETTEL_DEMO: z.enum(['on', 'off']).default('on'),
    /** `off`: no example cases either. Without it, an empty product gets some at its start. */
    LAUFZETTEL_DEMO_CASES: z.enum(['on', 'off']).default('on'),
    /** Password of the example accounts; without it a random one is printed at each start. */
    LAUFZETTEL_DEMO_PASSWORD: z.string().min(8).max(200).optional(),
    /** `on`: a proxy in front speaks TLS with the clients, so machine clients may send Basic credentials. */
    LAUFZETTEL_TLS_PROXY: z.enum(['on', 'off']).default('off'),
    LAUFZETTEL_LOG: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('warn'),
  })
  .transform((env) => {
    const onLoopback = loopback.test(env.HOST)
    const demo = env.LAUFZETTEL_DEMO === 'on' && onLoopback
    return {
      port: env.PORT,
      host: env.HOST,
      databaseUrl: env.DATABASE_URL,
      dataSetting: env.LAUFZETTEL_DATA,
      postgres: env.LAUFZETTEL_POSTGRES,
      demo,
      demoCases: demo && env.LAUFZETTEL_DEMO_CASES === 'on',
      demoPassword: env.LAUFZETTEL_DEMO_PASSWORD,
      basicAllowed: onLoopback || env.LAUFZETTEL_TLS_PROXY === 'on',
      logLevel: env.LAUFZETTEL_LOG,
    }
  })

export type Config = z.output<typeof configSchema>

/** Reads the settings; an empty variable counts as absent. Throws one sentence per wrong setting. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const result = configSchema.safeParse(given)
  if (result.success) return result.data
  const lines = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  throw new Error(
    `Expected valid settings, but found: ${lines.join('; ')}. Correct the environment variables.`,
  )
}
