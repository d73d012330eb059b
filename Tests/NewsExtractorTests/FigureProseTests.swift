import Testing

/// What running text of papers and sites shows beside the sentences of markets and companies: ages, sides, sports, prices.
@Suite struct FigureProseTests {
    @Test(
        arguments: [
            ("I'm 74 and still run the shop.", ["[74] 74 a"]),
            ("She said: “You’re 22. Go and travel.”", ["[22] 22 a"]),
            ("Now 24, she has opened a second bakery.", ["[24] 24 a"]),
            ("The former harbour star, 42, was voted off.", ["[42] 42 a"]),
            ("Camps for kids ages 5 to 12 opened in June.", ["[5 to 12] 5..12 a"]),
            ("Now 24, 30 and 36 ships sail.", ["[24] 24 1", "[30] 30 1", "[36] 36 1 {ship}"]),
        ]
    )
    func age(text: String, expected: [String]) { #expect(readFigures(text) == expected) }

    @Test(
        arguments: [
            (
                "The rack measures 40x52x90.5cm when open.", ["[40] 40 cm", "[52] 52 cm", "[90.5cm] 90.5 cm"]
            ),
            ("It is 62×146 mm.", ["[62] 62 mm", "[146 mm] 146 mm"]),
            ("The crate is 60 x 63 x 113 cm.", ["[60] 60 cm", "[63] 63 cm", "[113 cm] 113 cm"]),
            ("A plot of 5 by 8 metres costs $90.", ["[5] 5 m", "[8 metres] 8 m", "[$90] 90 USD"]),
            ("She won the 4x100m relay.", []),
            ("It draws 198w, or 300w when hot.", ["[198w] 198 W", "[300w] 300 W"]),
        ]
    )
    func sides(text: String, expected: [String]) { #expect(readFigures(text) == expected) }

    @Test(
        arguments: [
            ("The engine is between 2x and 10x faster.", ["[2x and 10x] 2..10 1 {time}"]),
            ("Prices run from $10 all the way up to $200.", ["[$10 all the way up to $200] 10..200 USD"]),
            ("You can buy packs of 5, 10, 15 or 20 hours.", []),
            ("The market was valued at .04 billion.", ["[.04 billion] 40000000 1"]),
            (
                "Three-quarters own a car, and half have a garden.", ["[Three-quarters] 0.75 1", "[half] 0.5 1"]
            ),
            ("Of the flats, a third are empty.", ["[a third] 0.333333 1"]),
            ("Notes rose 7/32 in price.", ["[7/32] 0.21875 1 increase"]),
            (
                "The vote took R11bn and left R5.5bn.", ["[R11bn] 11000000000 ZAR", "[R5.5bn] 5500000000 ZAR"]
            ),
            ("Road R50 is closed.", []),
        ]
    )
    func number(text: String, expected: [String]) { #expect(readFigures(text) == expected) }

    @Test(
        arguments: [
            ("He won a 40 Under 40 award.", []),
            ("“It is a right inherent in land.” 2 The guide says so.", []),
            ("14 The guide says so.", []),
            ("As shown in images 2 and 3, it is red; see step 4.", []),
            ("She went from a size 9 shoe to a smaller one.", []),
            ("On one hand sales are up; at one stage they fell.", []),
            ("A witness called 911 and waited.", []),
            ("She never earned a six-figure salary.", []),
            ("Tip: Get 3 bids first.", ["[3] 3 1 {bid}"]),
            ("It is one size smaller a year after the repair.", ["[one] 1 1 {size smaller}"]),
        ]
    )
    func noFigure(text: String, expected: [String]) { #expect(readFigures(text) == expected) }

    @Test(
        arguments: [
            ("He faces up to a $250,000 fine.", ["[$250,000] 250000 USD <="]),
            ("They may buy up to an additional 15 per cent.", ["[15 per cent] 15 % <="]),
            ("It hired over a combined 400 cooks.", ["[400] 400 1 {cook} >"]),
            ("They won in their past nine games.", ["[nine] 9 1 {game}"]),
            ("Sales are past 300 homes.", ["[300] 300 1 {home} >"]),
            ("Plans start at $489 and up, with extras.", ["[$489] 489 USD >="]),
            ("Clerks aged 55 and above may retire.", ["[55] 55 a >="]),
            ("It closed at $489 and up 3 percent.", ["[$489] 489 USD", "[3 percent] 3 % increase"]),
            ("What about 50%?", ["[50%] 50 %"]),
        ]
    )
    func bound(text: String, expected: [String]) { #expect(readFigures(text) == expected) }

    @Test(
        arguments: [
            ("Schools sought a nearly $1.2 billion increase.", ["[$1.2 billion] 1200000000 USD ~ increase"]),
            ("It plans a $5 billion expansion.", ["[$5 billion] 5000000000 USD"]),
            ("It runs a $300 million growth fund.", ["[$300 million] 300000000 USD"]),
            ("It brought a reduction in real wages of 3 percent.", ["[3 percent] 3 % decrease"]),
            ("A 0.3-point drop in the rate followed.", ["[0.3] 0.3 1 {point} decrease"]),
            ("It signalled a 0.4 per cent monthly gain.", ["[0.4 per cent] 0.4 % increase"]),
            ("Forecasts were for a 10,000 gain.", ["[10,000] 10000 1 increase"]),
            ("Norvia will cut emissions 42.6 per cent.", ["[42.6 per cent] 42.6 % decrease"]),
            ("Rivals raised fares 5 percent.", ["[5 percent] 5 % increase"]),
            ("Norvia may scrap the 15% tariffs.", ["[15%] 15 %"]),
            ("Users pony up $12 for it.", ["[$12] 12 USD"]),
            ("A dryer shortens the time by 25 percent.", ["[25 percent] 25 % decrease"]),
            ("The Herons lost eight of their nine games.", ["[eight] 8 1 {game}", "[nine] 9 1 {game}"]),
            ("The Herons have lost five straight.", ["[five] 5 1"]),
            ("Marsh added three assists.", ["[three] 3 1 {assist}"]),
            ("The mill lost 300 jobs.", ["[300] 300 1 {job} decrease"]),
        ]
    )
    func change(text: String, expected: [String]) { #expect(readFigures(text) == expected) }

    @Test(
        arguments: [
            ("It took on 900 repair and painting workers.", ["[900] 900 1 {repair and painting worker}"]),
            ("It sold 300 Halden and Ostra vans.", ["[300] 300 1 {Halden and Ostra van}"]),
            ("It has 300 staff and customers.", ["[300] 300 1 {staff}"]),
            ("About 250 taken hostage were freed.", ["[250] 250 1 ~"]),
        ]
    )
    func counted(text: String, expected: [String]) { #expect(readFigures(text) == expected) }
}
