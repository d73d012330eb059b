/// A run of tokens that belong together: a noun phrase, a verb group, or a word or sign between them.
package struct Chunk: Sendable {
    /// What the run is.
    package enum Kind: UInt8, Sendable {
        case nounPhrase, verbGroup, preposition, conjunction, relative, subordinator, adverb, particle, adjective
        case date, comma, open, close, dash, colon, semicolon, quotation, stop, other
    }

    /// What it is.
    package var kind: Kind
    /// Tokens of the stream.
    package var tokens: Range<Int>
    /// Token of the head: the last noun of a noun phrase, the main verb of a group.
    package var head: Int
    /// Indices of the figures in the run, in reading order.
    package var figures = MentionSet()
    /// Indices of the dates in the run.
    package var dates = MentionSet()
    /// Indices of the names in the run.
    package var names = MentionSet()
    /// Chunk of the possessor: `Boeing` for `787` in "Boeing's 787".
    package var possessor: Int?
    /// For a noun phrase: its first word is `the`, `this`, or a possessive.
    package var isDefinite = false
    /// The preposition is `of`.
    package var isOf = false
    /// The preposition can open a clause too: `after`, `as`.
    var canSubordinate = false
    /// What a verb group is made of.
    package var verb = Verb()

    /// The properties of a verb group.
    package struct Verb: Sendable {
        /// ``WordHash`` of the main verb's lemma; of "be" or "have" where those stand alone.
        package var lemma: UInt64 = 0
        /// Token of the modal, if any.
        package var modal: Int?
        /// `was sold`.
        package var isPassive = false
        /// `to` + base form.
        package var isInfinitive = false
        /// `selling …` without auxiliary.
        package var isGerund = false
        /// `sold by …` without auxiliary.
        package var isParticiple = false
        /// `did not sell`, `never sold`.
        package var isNegated = false
        /// Its finite verb is in the past tense: `sold`, `had sold`.
        package var isPast = false
        /// `has sold`, `had sold`.
        package var isPerfect = false
        /// `is selling`.
        package var isProgressive = false
        /// The main verb is a form of "be".
        package var isCopula = false
        /// `is to sell`, `are to be closed`.
        package var isScheduled = false
        /// Can be the predicate of a clause with its own subject.
        package var isFinite: Bool { !isInfinitive && !isGerund && !isParticiple }
    }
}
