import { floor } from './floor.ts'
import { miwg } from './miwg.ts'

floor(miwg, 21)
