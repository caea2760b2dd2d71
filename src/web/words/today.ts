const counted = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten', 'Eleven', 'Twelve']
const count = (n: number) => counted[n] ?? String(n)
const clients = (n: number) => (n === 1 ? '1 client' : `${n} clients`)

/** The therapist's first page. */
export const words = {
  title: 'Today',
  groups: {
    read: 'Please read first',
    conversation: 'May need a conversation',
    repair: 'Repair under way',
    before: 'Before your next sessions',
    quiet: 'Nothing unusual',
  },
  summary: (sessions: number, conversations: number) => {
    const today = sessions === 0 ? 'No session planned for today.' : sessions === 1 ? 'One session today.' : `${count(sessions)} sessions today.`
    if (conversations === 0) return today
    return `${today} ${conversations === 1 ? 'One client may need a conversation.' : `${count(conversations)} clients may need a conversation.`}`
  },
  readFirst: (n: number) => (n === 1 ? 'Something to read first.' : `${count(n)} things to read first.`),
  session: (n: number) => `session ${n}`,
  noNext: 'no next session planned',
  passed: (moment: string) => `was planned for ${moment}`,
  prepare: 'Prepare',
  followUp: 'Follow up',
  open: 'Open',
  read: 'Read',
  learning: 'getting to know what is usual',
  noLine: 'no check-in answered yet',
  held: 'Held from the therapist it concerns. Please speak with the client first.',
  taskOf: (therapist: string) => `with ${therapist}`,
  readSince: (moment: string) => `since ${moment}`,
  readSentence: 'Something in a check-in asks to be read by a person.',
  /** How many of the quiet ones have nothing unusual, no answer yet, or something that was dealt with. */
  quiet: (usual: number, unanswered: number, settled: number) => [
    ...(usual > 0 ? [usual === 1 ? '1 client. The latest check-in shows nothing unusual for them.'
      : `${clients(usual)}. The latest check-ins show nothing unusual for them.`] : []),
    ...(unanswered > 0 ? [usual === 0 ? `${clients(unanswered)} without an answered check-in yet.`
      : `${unanswered} more ${unanswered === 1 ? 'has' : 'have'} not answered one yet.`] : []),
    ...(settled > 0 ? [`For ${clients(settled)}, what stood out has been dealt with.`] : []),
  ].join(' '),
  show: 'Show',
  hide: 'Show less',
  nothingMore: 'Nothing else is waiting for you today.',
  empty: {
    heading: 'Your first client',
    text: 'This page will tell you, before your sessions, who may need a conversation and why. It begins with one client: add them, note a session, and send the check-in.',
    add: 'Add a client',
    guide: 'How regular check-ins help',
  },
  process: {
    heading: 'The last 90 days',
    few: 'What was noticed and repaired in the practice is shown from ten clients on, so that no number points at anybody.',
    line: (noticed: number, talked: number, repaired: number) => {
      if (noticed === 0) return 'No strain was noted in the practice.'
      const first = noticed === 1 ? 'One strain was noticed' : `${count(noticed)} strains were noticed`
      return `${first}; ${talked === 0 ? 'none' : talked} talked about, ${repaired === 0 ? 'none' : repaired} repaired so far.`
    },
    note: 'These are counts of what was done, for the practice as a whole. They say nothing about any one therapist.',
  },
  noTasks: 'Nothing is waiting to be read by you.',
  help: {
    heading: 'The help numbers that clients see',
    never: 'Nobody has confirmed them yet. No check-in can be sent before you do.',
    'year-old': 'They were last checked more than a year ago. Numbers change; please check them again.',
    check: 'Check the numbers',
  },
}
