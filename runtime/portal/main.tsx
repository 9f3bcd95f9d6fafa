import '../ui/styles/laufzettel.css'
import '../../forms/render/forms.css'
import './portal.css'
import { startApp } from '../ui/start-app.tsx'
import { PortalApp } from './portal-app.tsx'

startApp('/portal', <PortalApp />)
