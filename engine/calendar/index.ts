export { deadlineEnd, notifiedOn, objectionUntil } from './deadlines.ts'
export { lands } from './land.ts'
export { isPublicHoliday, publicHolidays } from './public-holidays.ts'
export { addWorkingDays, isWorkingDay, nextWorkingDay } from './working-days.ts'
