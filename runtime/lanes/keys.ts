import type { Database, Transaction } from '../database/port.ts'

/** Hands out keys from blocks of the sequence `engine_keys`: unique over all nodes, one round trip per thousand. */
export interface Keys {
  /** Reserves `count` keys (on the given transaction's connection); each call of the answered function gives the next. */
  reserve(count: number, tx?: Transaction): Promise<() => string>
  one(): Promise<string>
}

const blockSize = 1000

export function createKeys(database: Database): Keys {
  let next = 0
  let end = 0

  const nextBlock = async (tx: Transaction): Promise<number> => {
    const [row] = await tx<{ start: string }>`select nextval('engine_keys') as start`
    return Number(row?.start)
  }

  const reserve = async (count: number, tx?: Transaction): Promise<() => string> => {
    const keys: string[] = []
    while (keys.length < count) {
      if (next === end) {
        const start = tx ? await nextBlock(tx) : await database.transaction({ tenant: null }, nextBlock)
        // Another caller may have brought a block meanwhile; its rest is used up first.
        if (next === end) {
          next = start
          end = start + blockSize
        } else {
          for (let key = start; key < start + blockSize && keys.length < count; key += 1)
            keys.push(String(key))
          continue
        }
      }
      keys.push(String(next))
      next += 1
    }
    let index = 0
    return () => {
      const key = keys[index]
      if (key === undefined) throw new Error(`Expected at most ${count} keys to be used of the reservation.`)
      index += 1
      return key
    }
  }

  return { reserve, one: async () => (await reserve(1))() }
}
