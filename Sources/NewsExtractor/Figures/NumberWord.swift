/// What a word says about a number.
enum NumberWord: Sendable {
    /// 0 to 19.
    case unit(Int)
    /// 20, 30 … 90.
    case ten(Int)
    case hundred
    /// Power of ten of `thousand`, `million`, `lakh` …
    case scale(Int)
    /// A counted set: `dozen`.
    case group(Int)
    /// Denominator of a fraction: `thirds`.
    case part(Int)
    /// A vague plural: `thousands` is 1,000 to 10,000.
    case plural(Int)
}
