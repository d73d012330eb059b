import NewsLanguage
import NewsModel
import Testing

@testable import NewsExtractor

/// Rules that nothing else would miss: each case fails where its rule is taken out.
@Suite struct FigureRuleTests {
    @Test(arguments: [
        // What is no figure.
        ("He reads by a 4K screen.", []),
        ("A 5A fuse is fitted.", []),
        ("The yard used 3M Scotch tape.", []),
        ("It was the 24,618 th parcel.", []),
        ("See (a plan, a port and 3) a road.", ["[3] 3 1"]),
        // What is counted.
        ("It needs another vote or two.", ["[two] 2 1 {vote}"]),
        ("The horse won by 5½ lengths.", ["[5½] 5.5 1 {length}"]),
        ("It ate ½ of the plate.", ["[½] 0.5 1"]),
        ("A jug is 1⁄4 of a gallon.", ["[1⁄4 of a gallon] 0.25 [gal_us]"]),
        ("The wall has 640x360 lamps.", ["[640] 640 1", "[360] 360 1 {lamp}"]),
        ("It spent three-quarters of a million.", ["[three-quarters of a million] 750000 1"]),
        ("It spent a quarter of a million.", ["[a quarter of a million] 250000 1"]),
        // Money, and what only looks like it.
        ("It lost 5 m euros.", ["[5 m euros] 5000000 EUR"]),
        ("It owes 3 b pesos.", ["[3 b pesos] 3000000000 MXN"]),
        ("A fee of $45 Australian was due.", ["[$45 Australian] 45 AUD"]),
        ("The fare was $5 US Airways said.", ["[$5] 5 USD"]),
        ("THE MAD 70 million plan.", ["[70 million] 70000000 1"]),
        // Rates.
        (
            "The dividend is C$7 (US$5.10) per share.",
            ["[C$7] 7 CAD/{share}", "[US$5.10] 5.1 USD"]
        ),
        // Changes and levels.
        ("The side rose but was separated by three points.", ["[three] 3 1 {point}"]),
        ("Some 23 posts will be cut.", ["[23] 23 1 {post} ~ decrease"]),
        (
            "Some 6,500 depot posts will be cut in Holm, 1,400 depot posts in Brisk.",
            ["[6,500] 6500 1 {depot post} ~ decrease", "[1,400] 1400 1 {depot post} decrease"]
        ),
        ("Sales lost 5 percent, Halden & Co.’ 7 percent.", ["[5 percent] 5 % decrease", "[7 percent] 7 % decrease"]),
        ("There were yield improvements from 12% to 19%.", ["[12%] 12 %", "[19%] 19 %"]),
        ("It is growing quickly at a rate of 7.1%.", ["[7.1%] 7.1 % increase"]),
        ("Costs will rise by R3bn to R17bn.", ["[R3bn] 3000000000 ZAR increase", "[R17bn] 17000000000 ZAR"]),
    ])
    func missesNoRule(text: String, figures: [String]) { #expect(readFigures(text) == figures) }

    /// A rate without a noun is named by what was counted before.
    @Test func rateIsNamedByTheCountBefore() {
        let stream = TokenStream("It had 31 calls, against an average of 25 per day.")
        #expect(
            FigureExtractor.figures(in: stream, dates: [], language: "en").map(\.unitName) == [nil, "call per day"])
    }
}
