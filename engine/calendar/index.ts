export { type DeadlineLength, deadlineEnd, notifiedOn, objectionUntil } from './deadlines.ts'
export { isLand, type Land, lands } from './land.ts'
export { isPublicHoliday, type PublicHoliday, publicHolidays } from './public-holidays.ts'
export { addWorkingDays, isWorkingDay, nextWorkingDay } from './working-days.ts'
