/**
 * One reason behind a verdict, so that a clinician can check it by hand.
 * `values` holds every number that entered (in the score's own unit unless the key says otherwise).
 */
export interface Because {
  /** Name of the rule that spoke, e.g. "alert" or "still-lower". */
  rule: string
  /** One sentence in plain words. */
  text: string
  values: Record<string, number>
  /** Where the rule or threshold comes from: engine.md section, or author, year, DOI. */
  source: string
}
