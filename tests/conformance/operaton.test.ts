import { floor } from './floor.ts'
import { operaton } from './operaton.ts'

floor(operaton, 365)
