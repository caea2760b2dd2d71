/** One question that the therapist may ask themselves, in private. Any may be skipped. */
export interface ReflectionPrompt {
  id: string
  /** Own part first, then context, then what the client did, as observation (guidance §1). */
  about: 'own-part' | 'context' | 'client-part'
  text: string
  /** Why it is asked here, from this client's evidence. */
  why: string
  /** Pieces of the evidence card that it rests on; empty when it is asked in every case. */
  pieceIds: readonly string[]
  /** A step further on the same question, for whoever has time. */
  deeper: readonly string[]
}
