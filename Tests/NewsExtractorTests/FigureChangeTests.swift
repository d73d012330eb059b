import Testing

/// Directions and bounds of figures.
@Suite struct FigureChangeTests {
    @Test(
        arguments: [
            ("Takings fell by 9% for vans and 6% for cars.", ["[9%] 9 % decrease", "[6%] 6 % decrease"]),
            ("Takings fell by 9% for vans and 6% of them closed.", ["[9%] 9 % decrease", "[6%] 6 %"]),
            // Points move like units.
            ("The Orion index closed 85 points higher.", ["[85] 85 1 {point} increase"]),
            ("It follows a 14-point drop.", ["[14] 14 1 {point} decrease"]),
            // Through an average, a total, a rate or a pace.
            ("Rents rose an average of 4.5 percent.", ["[4.5 percent] 4.5 % increase"]),
            ("Exports grew at an average annual rate of 6 percent.", ["[6 percent] 6 % increase"]),
            ("Cargo grew at a 7 percent annual pace.", ["[7 percent] 7 % increase"]),
            ("The lender charges a rate of 6 percent.", ["[6 percent] 6 %"]),
            ("The trade is growing at a CAGR of 7.5%.", ["[7.5%] 7.5 % increase"]),
            // What is paid down
            ("It takes a 20% down payment.", ["[20%] 20 %"]),
            ("Takings were 20% down.", ["[20%] 20 % decrease"]),
            // The time of the first change stands between two.
            ("Output grew 2% in ⟦the first quarter⟧, 6% year on year.", ["[2%] 2 % increase", "[6%] 6 % increase"]),
            ("Fares rose 3% in ⟦May⟧, 12% of them by more.", ["[3%] 3 % increase", "[12%] 12 %"]),
            // What changed stands between the noun and the amount.
            ("It reported an increase in online sales of 12 percent.", ["[12 percent] 12 % increase"]),
            ("It reported a stake in local yards of 12 percent.", ["[12 percent] 12 %"]),
            // Joined words describe the noun of change.
            ("It saw a 9 percent year-on-year surge.", ["[9 percent] 9 % increase"]),
            ("It has a 9 percent state-owned stake.", ["[9 percent] 9 %"]),
            // Lists share the verb.
            (
                "Sales grew 7%, 8% and 9%.",
                ["[7%] 7 % increase", "[8%] 8 % increase", "[9%] 9 % increase"]
            ),
            (
                "Sales fell 5% and 10% of the shops closed.", ["[5%] 5 % decrease", "[10%] 10 %"]
            ),
            ("Orders will decline between 5% and 7%.", ["[5% and 7%] 5..7 % decrease"]),
            ("Rates fall between $25 and $60 there.", ["[$25 and $60] 25..60 USD"]),
            // Verbs of two words, and verbs that slow.
            ("The ferry line put on 3 percent.", ["[3 percent] 3 % increase"]),
            ("The yard gave up 2 percent.", ["[2 percent] 2 % decrease"]),
            ("Growth slowed 0.2 percentage points.", ["[0.2 percentage points] 0.2 pp decrease"]),
            ("The hall will put on eight plays.", ["[eight] 8 1 {play}"]),
            // What was lifted is no amount of change, nor is a lead or a height.
            ("The crane lifted 40 crates.", ["[40] 40 1 {crate}"]),
            ("The crane lifted output by 40 crates.", ["[40] 40 1 {crate} increase"]),
            ("Support grew, though the two are separated by three points.", ["[two] 2 1", "[three] 3 1 {point}"]),
            ("A kite flew 300 metres up in a gale.", ["[300 metres] 300 m"]),
            ("It has 12 fewer stores than a rival.", ["[12] 12 1 {store} decrease"]),
            ("It shaved half a point off growth.", ["[half] 0.5 1 {point} decrease"]),
            ("The crown gained half a cent.", ["[half a cent] 0.005 USD increase"]),
            // Only a name, its place and its genitive stand between.
            (
                "Halden lost 2 percent in Ostrava and Orion's 3 percent.",
                ["[2 percent] 2 % decrease", "[3 percent] 3 % decrease"]
            ),
            (
                "Halden climbed 8% and Orion & Co. 5%.", ["[8%] 8 % increase", "[5%] 5 % increase"]
            ),
            // A plus is only written where something rose.
            ("Volume was +5% and the margin -2%.", ["[+5%] 5 % increase", "[-2%] -2 %"]),
            // Events that are counted are no amount of change.
            (
                "She had 21 points, 12 rebounds and 6 assists.",
                ["[21] 21 1 {point}", "[12] 12 1 {rebound}", "[6] 6 1 {assist}"]
            ),
            ("The bank made two rate cuts.", ["[two] 2 1 {rate cut}"]),
            ("The yard plans 1,500 job cuts.", ["[1,500] 1500 1 {job cut} decrease"]),
            // Bounds
            ("It seats 60 guests or more.", ["[60] 60 1 {guest} >="]),
            (
                "It fell 60 points or more than 2 percent.",
                ["[60] 60 1 {point} decrease", "[2 percent] 2 % > decrease"]
            ),
            ("The load is less than or equal to 40 crates.", ["[40] 40 1 {crate} <="]),
            ("The rate is at or above 5 percent.", ["[5 percent] 5 % >="]),
            ("It expects 5%-plus growth.", ["[5%] 5 % >= increase"]),
            ("She finished at 12-under 276.", ["[276] 276 1"]),
            ("The fund is approaching $4 million.", ["[$4 million] 4000000 USD ~"]),
            ("It sells est. 900 boats.", ["[900] 900 1 {boat} ~"]),
            ("The poll is off by plus or minus 3 percent.", ["[3 percent] 3 %"]),
        ] as [(String, [String])])
    func reads(_ text: String, _ expected: [String]) {
        #expect(readFigures(text) == expected)
    }
}
