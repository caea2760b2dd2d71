/** A minute for oneself before answering, if wanted. Three steps of about twenty seconds; none of them is a technique to get right. */
export const grounding: readonly string[] = [
  'Feet on the floor. Let the chair have your weight.',
  'Breathe out a little longer than in, three times. Let jaw and shoulders do what they like.',
  'Look at three things in the room. Then let their face come to mind, as it looked when they last sat down.',
]
/** Seconds that the timer runs, if it is started. */
export const GROUNDING_SECONDS = 60
