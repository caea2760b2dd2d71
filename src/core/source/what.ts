/** What a strain may be about (guidance §2). Several can hold at once. */
export type WhatId =
  | 'goals' | 'task' | 'pace' | 'progress' | 'bond' | 'communication-style' | 'manner' | 'misunderstanding'
  | 'said-or-done' | 'dismissed' | 'error' | 'power' | 'culture' | 'boundary' | 'frame' | 'therapist-state'
  | 'ending' | 'made-to-come' | 'outside' | 'not-relationship'

/** Whose part it is: open until the therapist says otherwise, except where the duty lies with the therapist. */
export type WhosePart = 'not decided' | 'mine to answer for'

export interface What {
  id: WhatId
  /** Two to four words for a button. */
  label: string
  definition: string
  /** An everyday example, as it might happen in any practice. */
  example: string
  /** How it shows in the check-in: which rows, and what else is answered or written. */
  inAnswers: string
  /** How it shows in the room. */
  inSigns: string
  easilyConfusedWith: readonly { id: WhatId; tellApart: string }[]
  whosePart: WhosePart
  /** False for what repair talk does not fit: a boundary goes to the named person (engine §6). */
  repairTalk: boolean
}

/** The catalogue, in the order in which it is offered when nothing speaks for one source over another. */
export const whats: readonly What[] = [
  {
    id: 'goals',
    label: 'What we work towards',
    definition: 'The two of you may be aiming at different things, or no longer at the same thing.',
    example: 'You are working on panic on the bus. They came hoping to decide whether to leave their job.',
    inAnswers: 'The row about having time for what matters most comes down while the bond rows stay. Words about other things, or about the point of this.',
    inSigns: 'Polite agreement, little energy, the real subject turning up in the last five minutes.',
    easilyConfusedWith: [
      { id: 'task', tellApart: 'Ask whether they want to get there at all, or only not by this road.' },
      { id: 'made-to-come', tellApart: 'Ask whose wish it was to start.' },
    ],
    whosePart: 'not decided',
    repairTalk: true,
  },
  {
    id: 'task',
    label: 'How we work',
    definition: 'The method, an exercise or the work between sessions may not fit, or may not make sense to them.',
    example: 'The diary comes back empty for the third week, and both of you step around it.',
    inAnswers: 'The row about seeing why you do what you do comes down. Words about homework, a method, an exercise.',
    inSigns: 'Work left undone, “I suppose I could try”, doubts about the method said half aloud.',
    easilyConfusedWith: [
      { id: 'pace', tellApart: 'The same exercise, later or slower, would be welcome.' },
      { id: 'misunderstanding', tellApart: 'They took the exercise to be for something else.' },
    ],
    whosePart: 'not decided',
    repairTalk: true,
  },
  {
    id: 'pace',
    label: 'Too fast or too slow',
    definition: 'The work may be moving quicker, or slower, than they can use just now.',
    example: 'You went into the accident in the second session. In the third they talked about the weather.',
    inAnswers: 'The row about the work comes down after a step that was large, or after weeks without one. Words such as “too much”, “rushed”, “moved on”.',
    inSigns: 'Moving off the subject, going very still, “can we do something else”; or impatience and clock watching.',
    easilyConfusedWith: [
      { id: 'task', tellApart: 'With the pace right, the method itself is fine.' },
      { id: 'progress', tellApart: 'Too slow is about the next step; progress is about whether it helps at all.' },
    ],
    whosePart: 'not decided',
    repairTalk: true,
  },
  {
    id: 'progress',
    label: 'Progress and hope',
    definition: 'They may doubt that this helps, or be losing hope that anything will.',
    example: '“We have talked about this for months, and I still do not sleep.”',
    inAnswers: 'The row about trusting that this gets them somewhere comes down, often slowly. Words such as “stuck”, “no better”.',
    inSigns: 'Less trust that this will get them somewhere, discouraged remarks, comparing with other help.',
    easilyConfusedWith: [
      { id: 'outside', tellApart: 'A hard week lowers hope everywhere, not only here.' },
      { id: 'goals', tellApart: 'There is movement, but not towards what they came for.' },
    ],
    whosePart: 'not decided',
    repairTalk: true,
  },
  {
    id: 'bond',
    label: 'Bond and trust',
    definition: 'Feeling safe, liked or understood with you may have become less sure.',
    example: 'Somebody who used to bring everything now brings the week’s events in good order.',
    inAnswers: 'The rows about being understood and about being able to tell you come down together; the answer to whether something felt off is above “no”.',
    inSigns: 'Fewer personal things, a guarded body, distance that you feel before you can name it.',
    easilyConfusedWith: [
      { id: 'said-or-done', tellApart: 'There is one moment after which it changed.' },
      { id: 'not-relationship', tellApart: 'They are the same with everyone this week.' },
    ],
    whosePart: 'not decided',
    repairTalk: true,
  },
  {
    id: 'communication-style',
    label: 'How we talk',
    definition: 'The way of talking may leave them little room: who talks, how questions are put, how silence is used.',
    example: 'You ask a yes-or-no question, they answer it, you ask the next one.',
    inAnswers: 'The row about being able to tell you when something is wrong comes down; check-ins get shorter, boxes stay empty.',
    inSigns: 'Short answers after closed questions, long turns on your side, talk that has become one-sided.',
    easilyConfusedWith: [
      { id: 'manner', tellApart: 'Style is how the talk goes; manner is how you come across as a person.' },
      { id: 'power', tellApart: 'They would answer just as briefly to anyone in your seat.' },
    ],
    whosePart: 'not decided',
    repairTalk: true,
  },
  {
    id: 'manner',
    label: 'How I come across',
    definition: 'Something about how you are with them may grate: too cool, too cheerful, too sure, too careful.',
    example: '“You are so calm about everything. It makes me feel I am too much.”',
    inAnswers: 'The row about being understood comes down and stays down, whatever the subject was. Words about you as a person.',
    inSigns: 'Remarks about you as a person, testing questions, teasing with an edge.',
    easilyConfusedWith: [
      { id: 'communication-style', tellApart: 'Fewer questions would not change it; more warmth, or more plainness, might.' },
      { id: 'bond', tellApart: 'It is about one trait they can name.' },
    ],
    whosePart: 'not decided',
    repairTalk: true,
  },
  {
    id: 'misunderstanding',
    label: 'A misunderstanding',
    definition: 'One of you may have heard something that the other did not mean.',
    example: 'You said “we could take a break there”. They heard that you wanted to end the therapy.',
    inAnswers: 'One check-in falls in several rows at once, after sessions that were as usual.',
    inSigns: 'A sudden change that makes no sense to you, an answer to a question that you did not ask.',
    easilyConfusedWith: [
      { id: 'dismissed', tellApart: 'Clearing up the meaning brings relief; feeling dismissed does not go away with facts.' },
      { id: 'said-or-done', tellApart: 'They understood you correctly, and it hurt.' },
    ],
    whosePart: 'not decided',
    repairTalk: true,
  },
  {
    id: 'said-or-done',
    label: 'Something I said or did',
    definition: 'One remark, look or act of yours may have landed badly, whatever it was meant to do.',
    example: 'You glanced at the clock while they were describing the funeral.',
    inAnswers: 'One clear fall, something felt off, and often a sentence that begins with “when you”.',
    inSigns: 'A change within one session, right after a moment that you can point to.',
    easilyConfusedWith: [
      { id: 'misunderstanding', tellApart: 'Ask what they heard before you explain what you meant.' },
      { id: 'error', tellApart: 'An error is a failure of duty; this can happen on a good day.' },
    ],
    whosePart: 'not decided',
    repairTalk: true,
  },
  {
    id: 'dismissed',
    label: 'Feeling dismissed',
    definition: 'What they need, or how bad it is, may have seemed small to you in their eyes.',
    example: 'They said they could not go on like this. You said many people feel that way in November.',
    inAnswers: 'The rows about being understood and about saying so come down. Words such as “not heard”, “like a wall”.',
    inSigns: 'Proving how bad it is, defending themselves, or saying “it doesn’t matter”.',
    easilyConfusedWith: [
      { id: 'misunderstanding', tellApart: 'They want to be believed more than to be corrected.' },
      { id: 'task', tellApart: 'The exercise was accepted; how quickly it was offered was not.' },
    ],
    whosePart: 'not decided',
    repairTalk: true,
  },
  {
    id: 'error',
    label: 'An error, or competence',
    definition: 'Something may have gone wrong that was yours to get right, or the work may be outside what you know well.',
    example: 'You called their sister by the wrong name, again; or a report went out with a wrong date.',
    inAnswers: 'Facts in the box for words: a name, a date, a report. Rows may fall only after it was not put right.',
    inSigns: 'Guilt on your side, checking questions on theirs, a complaint with facts in it.',
    easilyConfusedWith: [
      { id: 'said-or-done', tellApart: 'Ask whether a careful colleague would call it a mistake.' },
      { id: 'frame', tellApart: 'The agreement itself may be fine; it was not kept.' },
    ],
    whosePart: 'mine to answer for',
    repairTalk: true,
  },
  {
    id: 'power',
    label: 'Power between us',
    definition: 'They may feel that they cannot say no, or that you decide what is true about them.',
    example: 'They agree to every suggestion, and carry out none of them.',
    inAnswers: 'Rows that are all alike or all high, then the row about being able to tell you comes down. Agreeable words.',
    inSigns: 'Going along quickly, asking permission, or a tug over who decides.',
    easilyConfusedWith: [
      { id: 'communication-style', tellApart: 'Open questions alone would not make a no easier.' },
      { id: 'made-to-come', tellApart: 'The pressure comes from outside the room.' },
    ],
    whosePart: 'not decided',
    repairTalk: true,
  },
  {
    id: 'culture',
    label: 'Culture and identity',
    definition: 'Who they are (faith, skin, body, language, money, gender, age) may have felt unsafe or unseen here.',
    example: 'You explained their family’s closeness as a problem. At home it is called respect.',
    inAnswers: 'The row about being safe here as who they are comes down, where it is asked; elsewhere often only the row about telling you.',
    inSigns: 'A subject that is no longer brought, careful explaining, a row about safety that fell.',
    easilyConfusedWith: [
      { id: 'misunderstanding', tellApart: 'Calling it a misunderstanding too soon can repeat the hurt.' },
      { id: 'power', tellApart: 'Power is often part of it; name the difference itself.' },
    ],
    whosePart: 'mine to answer for',
    repairTalk: true,
  },
  {
    id: 'boundary',
    label: 'A boundary',
    definition: 'A limit that protects the client may have been crossed. This is not a matter for repair talk.',
    example: 'Messages late in the evening that have become personal.',
    inAnswers: 'Words given to somebody else than you, or held from you. You may see nothing at all.',
    inSigns: 'Unease that cannot be said to you, secrecy, a question to somebody else in the practice.',
    easilyConfusedWith: [
      { id: 'frame', tellApart: 'The frame is about agreements; a boundary is about safety.' },
      { id: 'error', tellApart: 'When in doubt, treat it as a boundary, and consult first.' },
    ],
    whosePart: 'mine to answer for',
    repairTalk: false,
  },
  {
    id: 'frame',
    label: 'The frame',
    definition: 'Fee, time, contact, video, an interpreter: the arrangements around the work may be in the way.',
    example: 'The session was moved twice in a month, both times by you.',
    inAnswers: 'Words about money, time, the connection or the interpreter; rows change little at first.',
    inSigns: 'Lateness, unpaid bills, remarks about time or money, trouble with the connection.',
    easilyConfusedWith: [
      { id: 'bond', tellApart: 'Fix what is practical first; what is left may be about trust.' },
      { id: 'boundary', tellApart: 'A frame can be renegotiated; a boundary cannot.' },
    ],
    whosePart: 'mine to answer for',
    repairTalk: true,
  },
  {
    id: 'therapist-state',
    label: 'My own state',
    definition: 'Tiredness, worry, irritation or something in your own life may have come into the room.',
    example: 'You had slept three hours, and their story resembled your own week.',
    inAnswers: 'Small falls in the same weeks with several clients; only you can see that.',
    inSigns: 'Your own body and feelings, hurrying, giving advice, dreading or over-preparing the hour.',
    easilyConfusedWith: [
      { id: 'bond', tellApart: 'Ask whether you felt the same with the client before and after.' },
      { id: 'error', tellApart: 'A state is human; what it led to may still need making good.' },
    ],
    whosePart: 'not decided',
    repairTalk: true,
  },
  {
    id: 'ending',
    label: 'An ending',
    definition: 'The therapy, or a part of it, is coming to a close, and that may be felt as loss, relief or anger.',
    example: 'After you named the last date, they missed two sessions.',
    inAnswers: 'Rows come down, or go up to the top, after the last session was named. Check-ins that stop.',
    inSigns: 'Absence, old complaints returning, sudden health, or nothing left to say.',
    easilyConfusedWith: [
      { id: 'progress', tellApart: 'Doubts about the work that begin after a date was named may be about the date.' },
      { id: 'bond', tellApart: 'Distance may be a way of leaving first.' },
    ],
    whosePart: 'not decided',
    repairTalk: true,
  },
  {
    id: 'made-to-come',
    label: 'Being made to come',
    definition: 'A court, an employer, a partner or a parent may want this more than they do.',
    example: '“My wife says I have to finish ten of these.”',
    inAnswers: 'Low or flat from the first form on, or all at the top; few words, forms that stay unanswered.',
    inSigns: 'Lateness, short answers, the right words without interest, questions about reports.',
    easilyConfusedWith: [
      { id: 'goals', tellApart: 'There may be an aim of their own that nobody has asked for yet.' },
      { id: 'task', tellApart: 'No method would fit until the coming itself is talked about.' },
    ],
    whosePart: 'not decided',
    repairTalk: true,
  },
  {
    id: 'outside',
    label: 'Life outside',
    definition: 'Illness, grief, money or a row at home may weigh on everything, these hours included.',
    example: 'The landlord gave notice on the morning of the session.',
    inAnswers: 'Everything a little lower, or a symptom form that rose, without one row that stands out.',
    inSigns: 'Worn out, distracted, everything a little lower, missed sessions with good reasons.',
    easilyConfusedWith: [
      { id: 'bond', tellApart: 'Ask how the week was before you ask about the two of you.' },
      { id: 'progress', tellApart: 'Hope may return with sleep, without any change here.' },
    ],
    whosePart: 'not decided',
    repairTalk: false,
  },
  {
    id: 'not-relationship',
    label: 'Not about us',
    definition: 'A chance low, a hurried form, a bad day: there may be nothing between the two of you.',
    example: 'They filled the form in on a train, with one eye on the next stop.',
    inAnswers: 'One low form between usual ones, filled in quickly, nothing written, nothing felt off.',
    inSigns: 'One low answer with nothing around it, ease in the room, a plain explanation when asked.',
    easilyConfusedWith: [
      { id: 'bond', tellApart: 'Ask lightly, once, and believe the answer.' },
      { id: 'outside', tellApart: 'Something outside weighs longer than one form.' },
    ],
    whosePart: 'not decided',
    repairTalk: false,
  },
]

/**
 * The catalogue entry of a source.
 * @throws RangeError when the id is not in the catalogue; nothing has been stored by then.
 */
export function whatById(id: WhatId): What {
  const found = whats.find(what => what.id === id)
  if (!found) throw new RangeError(`There is no source called “${id}”. Choose one of the catalogue.`)
  return found
}
