import '../runtime/ui/styles/laufzettel.css'
import '../runtime/ui/styles/designer.css'
import './styles/designer-app.css'
import { startApp } from '../runtime/ui/start-app.tsx'
import { DesignerApp } from './designer-app.tsx'

startApp('/designer', <DesignerApp />)
