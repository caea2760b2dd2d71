/** What a phrase may tell of. `past-abuse` is read with care, not as an emergency (engine §6). */
export type ScreenCategory =
  'self-harm' | 'harm-to-others' | 'abuse' | 'safeguarding' | 'past-abuse' | 'therapist-boundary'

/** What the lists hold; `past-abuse` follows from the time told with it. */
export type PhraseList = Readonly<Record<Exclude<ScreenCategory, 'past-abuse'>, readonly string[]>>
