import { betsyRefused } from './betsy-refused.ts'
import { floor } from './floor.ts'

floor(betsyRefused, 275)
