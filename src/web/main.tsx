import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { refuseUnreadable } from './ui/refuse-unreadable.ts'

refuseUnreadable(document)

const place = document.getElementById('root')
if (place !== null) createRoot(place).render(<App />)
