internal import NewsLanguage

/// What a text has shown that its later figures are read by.
struct FigureMemory: Sendable {
    /// The text as a whole, for what rules ask of all of it.
    let text: TextStretches
    /// Whether pounds are money in this text; decided when first needed.
    var poundsAreMoney: Bool?
    /// Hashes of the numbers that a name has claimed in this text: "Boeing 737" makes "five new 737 jets" readable.
    var namedNumbers: [UInt64] = []
    /// What the caption of the table under way says about its numbers.
    var table: FigureReader.TableScale?
    /// Whether this text has written millions as "m", so that "1.2m" is no length.
    var abbreviatesMillions = false
    /// Whether this text has written billions as "bn", so that the "900m" they are compared with are millions.
    var abbreviatesBillions = false

    init(text: TextStretches) { self.text = text }
}
