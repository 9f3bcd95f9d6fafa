import { betsy } from './betsy.ts'
import { floor } from './floor.ts'

floor(betsy, 134)
