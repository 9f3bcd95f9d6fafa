import '../ui/styles/laufzettel.css'
import '../ui/styles/cockpit.css'
import { startApp } from '../ui/start-app.tsx'
import { CockpitApp } from './cockpit-app.tsx'

startApp('/cockpit', <CockpitApp />)
