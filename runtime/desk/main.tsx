import '../ui/styles/laufzettel.css'
import '../../forms/render/forms.css'
import { startApp } from '../ui/start-app.tsx'
import { DeskApp } from './desk-app.tsx'

startApp('/desk', <DeskApp />)
