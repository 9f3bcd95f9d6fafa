import { floor } from './floor.ts'
import { flowableAdHoc } from './flowable-adhoc.ts'

floor(flowableAdHoc, 8)
