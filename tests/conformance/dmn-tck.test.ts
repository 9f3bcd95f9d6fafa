import { dmnTck } from './dmn-tck.ts'
import { floor } from './floor.ts'

floor(dmnTck, 3380)
