import type { Compensation, Instance, Scope, Token, Wait } from '../run/instance.ts'
import { scopesOf } from '../run/read-instance.ts'

/**
 * An instance without numbers and data: equal texts mean that the same may happen from here on. `fired`
 * names the repeating events that were tried (`NextStep.once`).
 */
export function canonical(instance: Instance, fired: ReadonlySet<string>): string {
  if (instance.state !== 'active') return instance.state
  const scopes = scopesOf(instance)
  const root = scopes.find((scope) => scope.parent === undefined)
  return root ? scopeText(root, scopes, instance, fired) : ''
}

function scopeText(
  scope: Scope,
  scopes: readonly Scope[],
  instance: Instance,
  fired: ReadonlySet<string>,
): string {
  const tokens = Object.values(scope.tokens).map((token) => tokenText(token, scopes, instance, fired))
  const inside = scopes
    .filter((inner) => inner.parent === scope.id && inner.token === undefined)
    .map((inner) => scopeText(inner, scopes, instance, fired))
  const arrivals = Object.entries(scope.arrivals).flatMap(([gateway, counts]) =>
    Object.entries(counts).map(([flow, count]) => `${gateway}<${flow}*${count}`),
  )
  const { multi } = scope
  return [
    `${scope.kind} ${scope.element}(`,
    ...sorted([...tokens, ...inside, ...arrivals]),
    ...sorted(waitTexts(scope.waits, `${scope.id}:${scope.activation}`, fired)),
    ...(multi ? [`multi ${multi.done}/${multi.total}`] : []),
    ...Object.entries(scope.resets ?? {}).map(
      ([gateway, served]) => `${gateway}=${sorted(served).join(',')}`,
    ),
    ...(scope.pending ? [`pending ${scope.pending.join(',')}`] : []),
    ...(scope.compensations ?? []).map(logText),
    ')',
  ].join(' ')
}

function tokenText(
  token: Token,
  scopes: readonly Scope[],
  instance: Instance,
  fired: ReadonlySet<string>,
): string {
  const child = scopes.find((scope) => scope.id === token.child)
  const incidents = Object.values(instance.incidents).filter((incident) => incident.token === token.id)
  return [
    `@${token.at}/${token.state}${isCollected(token) ? `<${token.via}` : ''}`,
    ...sorted(waitTexts(token.waits, `${token.id}:${token.activation}`, fired)),
    ...incidents.map((incident) => `!${incident.code}`),
    ...(child ? [scopeText(child, scopes, instance, fired)] : []),
  ].join(' ')
}

/** It waits for other tokens, at a complex gateway for those of other flows. */
function isCollected({ state, waits }: Token): boolean {
  return state === 'waiting' && Object.keys(waits).length === 0
}

/** What is waited for, and which repeating events were tried at this holder. */
function waitTexts(
  waits: { readonly [id: string]: Wait },
  holder: string,
  fired: ReadonlySet<string>,
): readonly string[] {
  const tried = [...fired].filter((each) => each.startsWith(`${holder}:`))
  return [
    ...Object.values(waits).map(
      ({ kind, element, definition = '', received }) =>
        `?${kind}:${element}${definition}${received ? '+' : ''}`,
    ),
    ...tried.map((each) => `-${each.slice(holder.length)}`),
  ]
}

function logText({ element, inner = [] }: Compensation): string {
  return `~${element}[${inner.map(logText).join(' ')}]`
}

function sorted(texts: readonly string[]): readonly string[] {
  return texts.toSorted()
}
