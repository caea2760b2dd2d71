/** A reason for no repair talk now. Its id is kept in the case, so it never changes. */
export interface WaitingReason { id: string; label: string; meanwhile: string }

/** "Waiting on purpose" is a choice with a reason: repair work does not suit everybody, nor every week (guidance §8). */
export const waitingReasons: readonly WaitingReason[] = [
  { id: 'asked-not-to', label: 'They asked not to talk about it', meanwhile: 'Keep to that. Change one small thing without a word.' },
  { id: 'safety-first', label: 'Something urgent comes first', meanwhile: 'Look after what is urgent. A strain can be named later; it is no reason to hold back help.' },
  { id: 'too-much-now', label: 'It would be too much for them just now', meanwhile: 'Be steady and on time. Keep the hours predictable, and begin with what they bring.' },
  { id: 'only-a-number', label: 'There is nothing yet but a number', meanwhile: 'Go on as usual, with a little more room for “how was this for you?” at the end.' },
  { id: 'talk-does-not-suit', label: 'Talk about the two of us does not suit them', meanwhile: 'Repair by what you do: a task that fits better, a pace that fits better.' },
  { id: 'mine-first', label: 'I am not ready: irritated, hurt or unsure', meanwhile: 'Take it to supervision before the next session. Your readiness is not theirs to wait for without an end.' },
  { id: 'wrong-moment', label: 'The moment is wrong: an exam, a hospital stay, a third person in the room', meanwhile: 'Name a session in which you will look again.' },
]

/** The papers behind "not now": repair work is central for some clients, an addition for others, and not suited to some. */
export const notNowSource = 'Zilcha-Mano & Muran 2024, 10.32872/cpe.12439'
