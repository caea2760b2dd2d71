import { routes as alarms } from './alarms-page.tsx'
import { routes as details } from './client-details-page.tsx'
import { routes as clients } from './clients-page.tsx'
import { routes as guides } from './guides-page.tsx'
import { routes as forms } from './licensed-texts-page.tsx'
import { routes as members } from './members-page.tsx'
import { routes as ownGuides } from './own-guides-page.tsx'
import { routes as repairs } from './repairs-page.tsx'
import { routes as session } from './session-pages.tsx'
import { routes as therapy } from './therapy-page.tsx'
import { routes as today } from './today-page.tsx'
import type { Route } from './route.ts'
import { routes as settings } from './settings-page.tsx'
import { routes as sharedReflections } from './shared-reflections-page.tsx'
import { routes as sheet } from './sheet-page.tsx'
import { routes as tasks } from './task-page.tsx'
import { routes as letter } from './workspace/letter-page.tsx'
import { routes as repair } from './workspace/repair-routes.tsx'
import { routes as voice } from './voice-page.tsx'
import { routes as practiceVoice } from './voice-settings.tsx'
import { routes as workspace } from './workspace/routes.tsx'

/** Every page behind the sign-in: one line of import and one of use per page file. */
export const routes: readonly Route[] = [
  ...alarms,
  ...clients,
  ...details,
  ...guides,
  ...ownGuides,
  ...settings,
  ...members,
  ...forms,
  ...tasks,
  ...session,
  ...therapy,
  ...today,
  ...voice,
  ...practiceVoice,
  ...workspace,
  ...repair,
  ...letter,
  ...repairs,
  ...sheet,
  ...sharedReflections,
]
