import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { RuntimeError } from '../errors.ts'

/** 32 MB and three passes for each guess (OWASP Password Storage, scrypt). */
const cost = { N: 2 ** 15, r: 8, p: 3 }
const keyLength = 32
const longestPassword = 1_000

/** `scrypt$N$r$p$salt$key`: a later change of the cost leaves older hashes readable. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const key = await derive(password, salt, cost)
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64url'), key.toString('base64url')].join('$')
}

/** Takes as long without a hash as with one, so that the time tells nothing about user names. */
export async function verifyPassword(password: string, hash: string | null): Promise<boolean> {
  if (password.length > longestPassword) return false
  const [scheme, n, r, p, salt, key] = (hash ?? dummyHash).split('$')
  if (scheme !== 'scrypt' || !salt || !key)
    throw new Error('Expected a stored scrypt hash, but found another form.')
  const expected = Buffer.from(key, 'base64url')
  const found = await derive(password, Buffer.from(salt, 'base64url'), {
    N: Number(n),
    r: Number(r),
    p: Number(p),
  })
  return timingSafeEqual(found, expected) && hash !== null
}

const dummyHash = [
  'scrypt',
  cost.N,
  cost.r,
  cost.p,
  randomBytes(16).toString('base64url'),
  randomBytes(32).toString('base64url'),
].join('$')

/** Guesses in flight at once, so that a flood of sign-ins cannot take the memory and threads of the service. */
const mostAtOnce = 16
let atOnce = 0

async function derive(password: string, salt: Buffer, options: typeof cost): Promise<Buffer> {
  if (atOnce >= mostAtOnce) {
    throw new RuntimeError(
      'too-many-requests',
      'Expected fewer sign-ins at once. Try again in a few seconds.',
    )
  }
  atOnce += 1
  try {
    return await new Promise((resolve, reject) => {
      scrypt(
        password.normalize('NFKC'),
        salt,
        keyLength,
        { ...options, maxmem: 64 * 2 ** 20 },
        (error, key) => (error ? reject(error) : resolve(key)),
      )
    })
  } finally {
    atOnce -= 1
  }
}
