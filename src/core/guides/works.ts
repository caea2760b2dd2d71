/**
 * The works that guides cite, each written once. docs/clinical/guides.md lists every number in a guide with its
 * work, and says how closely those were read: often as an abstract or an excerpt.
 */
export const works = {
  safranMuran: 'Safran and Muran: models of rupture resolution, and alliance-focused training. General clinical literature.',
  eubanks2015: 'Eubanks, Muran and Safran (2015): Rupture Resolution Rating System, 3RS. doi 10.13140/2.1.1666.8488',
  eubanks2018consensus: 'Eubanks, Burckell and Goldfried (2018): expert consensus on responding to ruptures. doi 10.1037/int0000097',
  eubanks2018meta: 'Eubanks, Muran and Safran (2018): meta-analysis of rupture repair. doi 10.1037/pst0000185',
  eubanks2019: 'Eubanks et al. (2019): 3RS ratings in 42 cases of cognitive behavioural therapy.',
  chen2018: 'Chen et al. (2018): therapists’ recognition of ruptures. doi 10.1080/10503307.2016.1227104',
  mclaughlin2014: 'McLaughlin et al. (2014): ruptures in prolonged exposure. doi 10.1037/a0034696',
  barkham2023: 'Barkham et al. (2023): review of meta-analyses of routine outcome monitoring. doi 10.1080/10503307.2023.2181114',
  dejong2021: 'De Jong et al. (2021): meta-analysis of progress feedback. doi 10.1016/j.cpr.2021.102002',
  flueckiger2012: 'Flückiger et al. (2012): inviting clients to give feedback on the alliance. doi 10.1037/a0023648',
  atzilslonim2015: 'Atzil-Slonim et al. (2015): how therapists and clients see the alliance over time.',
  owen2014: 'Owen et al. (2014): microaggressions in therapy. doi 10.1037/a0037420',
  blanchard2016: 'Blanchard and Farber (2016): what clients leave unsaid, and why.',
  reese2013: 'Reese et al. (2013): do clients rate the alliance higher when the therapist can see it?',
  zilchamano2024: 'Zilcha-Mano and Muran (2024): when to make repair the main work. doi 10.32872/cpe.12439',
  acorn: 'ACORN collaboration: alliance ratings and outcome in routine care. acorncollaboration.org/alliance',
} as const
