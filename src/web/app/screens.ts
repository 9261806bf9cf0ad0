import { controlCenterScreens } from '#web/control-center/screens.tsx'
import { deliveryScreens } from '#web/delivery/screens.tsx'
import { demoScreens } from '#web/demo/screens.tsx'
import { letterScreens } from '#web/messages/letters/screens.tsx'
import { callScreens } from '#web/messages/screens.tsx'
import { templateScreens } from '#web/messages/templates/screens.tsx'
import { explainScreens } from '#web/processing/explain/screens.tsx'
import { forecastScreens } from '#web/processing/forecast/screens.tsx'
import { processingScreens } from '#web/processing/screens.tsx'
import { appointmentScreens } from '#web/records/appointments/screens.tsx'
import { calendarScreens } from '#web/records/calendar/screens.tsx'
import { clientScreens } from '#web/records/clients/screens.tsx'
import { feedScreens } from '#web/records/feeds/screens.tsx'
import { importScreens } from '#web/records/imports/screens.tsx'
import { invoiceScreens } from '#web/records/invoices/screens.tsx'
import { orderScreens } from '#web/records/orders/screens.tsx'
import { sessionScreens } from '#web/records/sessions/screens.tsx'
import { statusScreens } from '#web/records/statuses/screens.tsx'
import { taskScreens } from '#web/records/tasks/screens.tsx'
import { staffScreens } from '#web/staff/screens.tsx'
import { settingScreens } from '#web/staff/settings/screens.tsx'
import { recipeScreens } from '#web/triggers/recipes/screens.tsx'
import { rulesScreens } from '#web/triggers/rules/screens.tsx'
import { triggerScreens } from '#web/triggers/screens.tsx'
import { galleryScreens } from './gallery-screens.tsx'
import { homeRoute, nowhereRoute } from './home.ts'
import { rootRoute, shellRoute } from './root-route.ts'

/** Every screen there is. An area exports its routes from its own `screens.tsx` and is named here once. */
export const screens = rootRoute.addChildren([
  ...staffScreens,
  shellRoute.addChildren([
    homeRoute,
    nowhereRoute,
    ...processingScreens,
    ...forecastScreens,
    ...explainScreens,
    ...deliveryScreens,
    ...callScreens,
    ...letterScreens,
    ...taskScreens,
    ...clientScreens,
    ...sessionScreens,
    ...appointmentScreens,
    ...calendarScreens,
    ...invoiceScreens,
    ...orderScreens,
    ...feedScreens,
    ...importScreens,
    ...triggerScreens,
    ...recipeScreens,
    ...rulesScreens,
    ...templateScreens,
    ...statusScreens,
    ...controlCenterScreens,
    ...settingScreens,
    ...demoScreens,
    ...galleryScreens,
  ]),
])
