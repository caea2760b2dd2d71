import { LEAST_CLIENTS, LEAST_IN_FIGURE, type Waited } from '../../core/followup/before-repairs.ts'

const counted = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
const count = (n: number) => counted[n] ?? String(n)
const percent = (share: number) => Math.round(share * 100)
const from: Record<Waited, string> = {
  next: 'in the same or the next session', 'two-three': 'after two or three sessions', 'four-more': 'after four sessions or more', 'not-logged': 'no conversation logged; the work was changed',
}
const joined: Record<string, string> = {
  'next+two-three': 'within three sessions', 'two-three+four-more': 'after two sessions or more', 'next+four-more': 'a conversation was logged',
  'two-three+not-logged': 'after two sessions or more, or none was logged', 'four-more+not-logged': 'after four sessions or more, or none was logged',
}

const left = `What fewer than ${count(LEAST_IN_FIGURE)} clients share, or all but so few, is not shown.`

/** What went before the repairs of a practice: counts with intervals, never a proof. */
export const words = {
  title: 'What went before repairs here',
  sub: 'For the practice as a whole. No client and no therapist can be found in it.',
  link: 'What went before repairs in this practice',
  few: {
    heading: 'Not enough yet to be counted',
    missing: `These counts begin with ${count(LEAST_CLIENTS)} clients whose strain was repaired, so that no number points at anybody. More clients are needed. How many is not said, because from one day to the next it would tell of a single client.`,
    oneSided: `There are ${count(LEAST_CLIENTS)} clients whose strain was repaired, but most of them are with one therapist. The counts begin once ${count(LEAST_CLIENTS)} of them are with others, whoever looks: then nobody can work out a colleague’s clients by leaving out their own.`,
    what: 'What will stand here: the tools that were in the plan, what the strain may have been about, and how many sessions went by until it was talked about.',
  },
  clients: (n: number, day: string) => `From ${n} clients whose strain was repaired, one strain each, the latest. Counted on ${day}.`,
  again: `Counted again when ${count(LEAST_CLIENTS)} clients have been added or have left. Until then it stays as it is, so that no change here can be traced to one of them.`,
  interventions: {
    heading: 'Tools that were in the plan',
    caution: 'A tool that is used often stands here often. It says what was tried before a repair, not that it brought it about.',
    left,
  },
  sources: {
    heading: 'What it may have been about',
    caution: 'As the therapists saw it while they prepared. Several can hold for one client, and another view was possible.',
    left,
  },
  waited: {
    heading: 'Sessions until it was talked about',
    caution: 'Counted from the check-in or session after which the strain may have begun. Sooner is not always better: waiting can be on purpose.',
    left: `Ranges are joined until each holds ${count(LEAST_IN_FIGURE)} clients.`,
  },
  none: `Nothing of this kind can be shown yet: each figure, and what it leaves, needs ${count(LEAST_IN_FIGURE)} clients.`,
  table: { what: 'What', count: 'Clients', range: 'Likely range, in 100' },
  ofAll: (k: number, n: number) => `${k} of ${n}`,
  range: (low: number, high: number) => `${percent(low)} to ${percent(high)}`,
  wait: (a: Waited, b: Waited): string => (a === b ? from[a] : joined[`${a}+${b}`] ?? `${from[a]}, up to: ${from[b]}`),
  means: {
    heading: 'How to read this',
    text: 'The point on the line is the count, and the thick part its likely range: how far the share could lie from the count by chance alone. With few clients it is wide. It is a 95 % interval by Wilson’s method.',
    proof: 'Nothing here says how often the same went before strains that were not repaired. It can give an idea to try or to talk about, and is no proof of what helps.',
    nobody: 'It compares nobody: there are no counts by therapist, here or anywhere in Attune.',
  },
}
