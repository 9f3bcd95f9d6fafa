/** `npm run bench -- engine|durable|feel|dmn [--json]`: measures and prints figures. */
type Figures = { readonly [name: string]: unknown }

const benches: { readonly [name: string]: () => Promise<Figures> } = {
  engine: async () => ({ ...(await (await import('./engine.ts')).benchEngine()) }),
  durable: async () => ({ ...(await (await import('./durable.ts')).benchDurable()) }),
  feel: async () => ({ ...(await import('./feel.ts')).benchFeel() }),
  dmn: async () => ({ ...(await (await import('./dmn.ts')).benchDmn()) }),
}

async function main(args: readonly string[]): Promise<number> {
  const asJson = args.includes('--json')
  const names = args.filter((arg) => !arg.startsWith('--'))
  const unknown = names.filter((name) => !benches[name])
  if (names.length === 0 || unknown.length > 0) {
    console.error(`Expected ${Object.keys(benches).join(', ')}; found ${unknown.join(', ') || 'nothing'}.`)
    console.error('Usage: npm run bench -- engine|durable|feel|dmn [--json]')
    return 1
  }
  for (const name of names) {
    const figures = await benches[name]?.()
    if (asJson) console.log(JSON.stringify(figures))
    else print(name, figures ?? {})
  }
  return 0
}

function print(name: string, figures: Figures): void {
  console.log(`\n${name}`)
  for (const [key, value] of Object.entries(figures)) {
    const text = typeof value === 'number' ? value.toLocaleString('en') : String(value)
    console.log(`  ${key.padEnd(34)} ${text}`)
  }
}

process.exitCode = await main(process.argv.slice(2))
