import { STEPS } from '../../core/budget/index.ts'
import { ALERT, ALERT_BOUNDS, BUDGET, NORMS_FROM, NOTICE_BOUNDS, SEVERE } from '../../core/detect/constants.ts'
import { oftenness } from '../../core/detect/index.ts'
import { LEAST_CLIENTS, LEAST_IN_FIGURE } from '../../core/followup/before-repairs.ts'

const perHundred = (share: number) => {
  const rate = 100 * share
  return rate >= 10 ? String(Math.round(rate)) : rate.toFixed(1)
}
/** ".05", as statisticians write a probability. */
const p = (limit: number) => String(limit).replace(/^0/, '')
const against = { more: 'more often than meant', 'as meant': 'about as often as meant', less: 'less often than meant' }
/** A count that is given in steps. */
const soFar = (n: number, step: number) => (n === 0 ? `fewer than ${step}` : `${n} or a few more`)
const many = (n: number, one: string, more: string) => `${n} ${n === 1 ? one : more}`

/** How often Attune speaks in a practice, and what it judges by. */
export const words = {
  title: 'How often it speaks',
  sub: 'For the practice as a whole. No client and no therapist can be found in it.',
  link: 'How often it speaks in this practice',
  settings: { heading: 'How often it speaks', text: 'Flags and cases per 100 ratings, the limits and norms in force, and every change of them.', link: 'Look at it' },
  none: {
    heading: 'Nothing to count yet',
    text: 'Answers are counted once a day. After the first look, this page says how far the practice is.',
  },
  lookedOn: (day: string) => `Looked at on ${day}; once a day.`,
  form: (name: string, version: string) => `${name}, version ${version}`,
  rates: {
    heading: 'What it said',
    few: (n: number) => `Attune still uses the limits it came with: ${soFar(n, STEPS.ratings)} of the ${BUDGET.ratings} ratings that limits of this practice’s own need.`,
    why: `Attune begins with limits that were set on made-up and real series from elsewhere. With ${BUDGET.ratings} ratings outside open cases, it sets them from this practice’s own answers, so that about ${100 * BUDGET.flags} ratings in 100 ask somebody to look, and about ${100 * BUDGET.alerts} open a case.`,
    fewClients: `There are ratings enough, but of too few clients. Figures are shown from ${LEAST_CLIENTS} on, also for a therapist who leaves out their own, so that none points at anybody.`,
    caption: (ratings: number, clients: number, day: string) => `${ratings} ratings of ${clients} clients, counted on ${day}`,
    table: { what: 'What', counted: 'Times', rate: 'Per 100 ratings' },
    flags: 'Asked somebody to look',
    alerts: 'Opened a case',
    rate: (share: number) => perHundred(share),
    range: (low: number, high: number) => `likely ${perHundred(low)} to ${perHundred(high)}`,
    meant: (share: number) => `meant to be about ${perHundred(share).replace('.0', '')} in 100`,
    inWords: {
      flags: (share: number, than: keyof typeof against) => `Attune asked somebody to look ${perHundred(share)} times in 100 ratings: ${against[than]}.`,
      alerts: (share: number, than: keyof typeof against) => `It opened a case ${perHundred(share)} times in 100: ${against[than]}.`,
    },
    what: 'Counted are ratings outside an open case, without those of cases that their therapist called a strain. A rating that goes on being low is counted once.',
    again: `Counted anew when ${LEAST_CLIENTS} clients or more have answered since, also for a therapist who leaves out their own. Until then it stays as it is, so that no change here can be traced to one client.`,
  },
  limits: {
    heading: 'Limits in force',
    table: { what: 'Called', now: 'Here', came: 'As it came' },
    levels: { notice: 'lower than usual', alert: 'clearly lower', severe: 'much lower' },
    limit: (limit: number) => `p below ${p(limit)}`,
    often: (limit: number) => oftenness(limit).replace('about ', ''),
    what: 'A rating is called so when one this low would come up by chance more rarely than that, and lies far enough below what was expected.',
    under: (ratings: number, flags: number, alerts: number) =>
      `On the ${ratings} ratings above, the limits in force would have asked somebody to look ${many(flags, 'time', 'times')} and opened ${many(alerts, 'case', 'cases')}.`,
    bounds: `They stay between ${p(NOTICE_BOUNDS.min)} and ${p(NOTICE_BOUNDS.max)}, and between ${p(ALERT_BOUNDS.min)} and ${p(ALERT_BOUNDS.max)}, so that a time of many real strains cannot silence it. “Much lower” (${p(SEVERE.p)}) never moves. Two ratings that are low together open a case at the same limit as one that is clearly lower (as it came: ${p(ALERT.p)}).`,
  },
  norms: {
    heading: 'Norms in force',
    few: (n: number) => `Norms of this practice’s own need ${NORMS_FROM.clients} clients with at least ${NORMS_FROM.ratings} ratings; so far it has ${soFar(n, STEPS.clients)}.`,
    table: { what: 'In the unit of the form', now: 'In force', own: 'Found here', came: 'As it came' },
    rows: { mean: 'Usual rating', sdBetween: 'How far clients lie apart', sdWithin: 'How far the ratings of one client lie apart' },
    part: (name: string, row: string) => `${name.charAt(0).toUpperCase()}${name.slice(1)}: ${row.charAt(0).toLowerCase()}${row.slice(1)}`,
    notYet: 'not yet', cameWithout: 'none',
    range: (low: string, high: string) => `likely ${low} to ${high}`,
    what: `Apart is meant as a standard deviation. What is found here is drawn a little towards what the form came with, the less the more clients there are.`,
  },
  precision: {
    heading: 'How often it was a strain',
    share: (k: number, n: number, low: number, high: number) => `Of ${n} clients’ latest case, ${k} ${k === 1 ? 'was' : 'were'} a strain, as their therapists saw it: likely ${Math.round(100 * low)} to ${Math.round(100 * high)} in 100.`,
    few: `This share begins with ${LEAST_CLIENTS} clients of whose case a therapist said whether it was a strain, also without the clients of any one therapist, and with ${LEAST_IN_FIGURE} on either side. Where practices answer, real strains are left out of the count above, and the limits become wider.`,
    what: 'Answered under Follow up, or by setting a case aside. One case for each client, the latest that answers opened; cases opened by hand, and those about which nobody said, are not in it. Counted anew when ten clients have come or gone.',
  },
  history: {
    heading: 'What changed',
    none: 'Nothing so far: limits and norms are as they came.',
    limits: (before: { notice: number; alert: number }, after: { notice: number; alert: number }) =>
      `Limits: lower ${p(before.notice)} to ${p(after.notice)}, clearly lower ${p(before.alert)} to ${p(after.alert)}.`,
    norms: (changes: readonly string[]) => `Norms: ${changes.join('; ')}.`,
    from: (what: string, before: string, after: string) => `${what.charAt(0).toLowerCase()}${what.slice(1)} ${before} to ${after}`,
    part: (name: string, changes: readonly string[]) => `Norms of the part about ${name}: ${changes.join('; ')}.`,
    why: (ratings: number, clients: number, flags: number, alerts: number) =>
      `From ${ratings} ratings of ${many(clients, 'client', 'clients')}: with these, ${perHundred(flags / ratings)} in 100 would have asked, ${perHundred(alerts / ratings)} opened a case.`,
  },
  read: {
    heading: 'How to read this',
    stays: 'A change holds for answers that come in from then on. What was said of an earlier check-in stays as it was said.',
    flag: 'A flag is a reason to ask, never a verdict on anybody.',
    range: 'The likely range says how far a figure could be off by chance alone. It allows for ratings of one client hanging together.',
    nobody: 'It compares nobody: there are no counts by therapist, here or anywhere in Attune.',
  },
}
