import type { Variables } from '../../engine/index.ts'
import type { Context } from '../context.ts'
import { longestChain } from '../lanes/chain.ts'
import type { Work } from '../lanes/work.ts'

interface Receiver {
  readonly subscription_key: string | null
  readonly definition_key: string | null
  readonly element_id: string
  readonly definition: number | null
  readonly process_id: string
}

/**
 * Hands a message to everybody who waits for it: one instance per process, the one that waits longest, or the
 * start event of the newest version. The lanes keep that no process gets it twice. Answers the instances reached.
 */
export async function deliverMessage(context: Context, messageKey: string): Promise<string[]> {
  const { actor, database, engine } = context
  const found = await database.transaction({ tenant: actor.tenantId }, async (tx) => {
    const [message] = await tx<{
      message_name: string
      correlation_key: string
      variables: Variables
      delivered_to: string[]
      depth: number
    }>`select message_name, correlation_key, variables, delivered_to, depth from messages where key = ${messageKey}`
    if (message === undefined) return undefined
    const receivers = await tx<Receiver>`
      (select distinct on (process_id) key as subscription_key, null::bigint as definition_key, element_id,
         null::integer as definition, process_id
       from message_subscriptions
       where tenant_id = ${tx.tenant} and message_name = ${message.message_name}
         and correlation_key = ${message.correlation_key} and process_id <> all(${message.delivered_to}::text[])
       order by process_id, key)
      union all
      (select distinct on (process_id) null::bigint, process_definition_key, element_id, definition, process_id
       from start_subscriptions
       where kind = 'message' and message_name = ${message.message_name} and ${message.depth < longestChain}::boolean
         and process_id <> all(${message.delivered_to}::text[])
       order by process_id, (tenant_id = ${tx.tenant}) desc, key desc)`
    return { message, receivers }
  })
  if (found === undefined) return []
  const { variables, depth } = found.message
  const answers = await Promise.all(
    found.receivers.map((receiver) => {
      const message = { key: messageKey, processId: receiver.process_id }
      return engine.lanes.submit(toWork(context, receiver, message, { variables, depth }))
    }),
  )
  return answers.flatMap((answer) => (answer?.moved ? [answer.key] : []))
}

function toWork(
  { actor }: Context,
  receiver: Receiver,
  message: NonNullable<Work['message']>,
  { variables, depth: chain }: { readonly variables: Variables; readonly depth: number },
): Work {
  if (receiver.definition_key !== null) {
    const process = { key: receiver.definition_key }
    const { element_id: startElement, definition } = receiver
    return {
      kind: 'start',
      actor,
      process,
      startElement,
      definition: definition ?? 0,
      variables,
      message,
      chain,
    }
  }
  return {
    kind: 'step',
    actor,
    message,
    target: { type: 'subscription', key: receiver.subscription_key ?? '' },
    decide: ({ subscription }) =>
      subscription && { type: 'deliverMessage', wait: subscription.wait, variables },
  }
}
