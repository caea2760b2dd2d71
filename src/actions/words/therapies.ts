/** What is missing or cannot be done about a client, their therapy, its sessions and what is sent to them. */
export const words = {
  therapy: {
    notYours: 'This therapy is not among yours.',
    notRunning: 'This therapy is not among yours, or it has ended.',
  },
  client: {
    noName: 'Please give a name or a pseudonym.',
    startedOn: 'Please give the day the therapy began, as year-month-day.',
    startsLater: 'This day lies in the future. Please give the day of the first session.',
    startsAfterSessionOne: (day: string) => `Session 1 is noted on ${day}, so the therapy cannot begin later than that.`,
    form: 'Please choose one of the check-in forms in the list.',
  },
  session: {
    notYours: 'This session is not among yours.',
    notRunning: 'This session is not among yours, or the therapy has ended.',
    heldAt: 'Please give the day and time of the session.',
    later: 'This lies in the future. Sessions are recorded once they have begun; to plan one, use “Next session”.',
    beforeTheFirst: (day: string) => `The first session is noted for ${day}, which is later. If the work began earlier, change that day under “Change details” at the top of this page, then add this session.`,
    sameDay: (number: number, clock: string) => `Session ${number} is on the same day, at ${clock}. Tick here if there really was a second one.`,
    outOfOrder: (number: number, day: string, clock: string) => `Session ${number} was later than that (${day}, ${clock}). Sessions are added in order, so that the numbers on the chart keep their meaning.`,
    plannedInThePast: 'This lies in the past. To note a session that took place, use “Add a session”.',
    guess: (min: number, max: number) => `Please choose a value from ${min} to ${max}.`,
    unknownSign: 'One of the signs is not in the list. Please choose again.',
  },
  checkIn: {
    helpLinesFirst: 'Before the first check-in goes out, a director of your practice confirms in Settings that the help numbers work. Nothing was sent.',
    unknownForm: 'This form is not available here. Please choose one from the list.',
    textNotLoaded: (form: string) => `${form} may only be used with a licensed text, which this practice has not loaded.`,
    oneForm: 'One form is used throughout a therapy, so that its answers can be compared.',
    answered: 'This check-in is answered already. The first complete answer counts.',
  },
  ownView: { notOffered: 'Your practice does not offer this view. A director can change that in Settings.' },
  told: {
    words: 'Please write one sentence, or take one of those above.',
    otherSession: 'This session is not one of this client. Please choose again.',
    quotes: 'This takes over words that your client did not want quoted. Please say in your own words what has changed; nothing is lost.',
  },
}
