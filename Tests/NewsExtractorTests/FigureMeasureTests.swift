import NewsExtractor
import NewsLanguage
import NewsModel
import Testing

/// Units, denominators and what figures take over from their neighbours.
@Suite struct FigureMeasureTests {
    @Test(
        arguments: [
            // Symbols of science
            ("The helium was cooled to 4 K.", ["[4 K] 4 K"]),
            ("She ran a 10 K race.", []),
            ("The sample held 12 wt% iron and 3 mM salt.", ["[12 wt%] 12 %", "[3 mM] 3 mmol/L"]),
            ("The film is 7.5 Å thick.", ["[7.5 Å] 7.5 Ao"]),
            ("The pulse lasts 40 ms.", ["[40 ms] 40 ms"]),
            ("It treats 24 MS patients.", ["[24] 24 1 {MS patient}"]),
            ("The cliff formed 31 Ma ago.", ["[31 Ma] 31 Ma"]),
            ("The comet is 5.2 AU away; 27 AU states object.", ["[5.2 AU] 5.2 [AU]", "[27] 27 1 {AU state}"]),
            ("The link moves 3 MB/s.", ["[3 MB/s] 3 MB/s"]),
            ("It brakes at 4 m/s2.", ["[4 m/s2] 4 m/s2"]),
            ("The dam holds 40 acre-feet.", ["[40 acre-feet] 40 [acr_us].[ft_i]"]),
            ("It was 31.5 degrees celcius.", ["[31.5 degrees celcius] 31.5 Cel"]),
            // Currencies
            ("It owes NZD$15 and ₾40.", ["[NZD$15] 15 NZD", "[₾40] 40 GEL"]),
            ("Rent $ 12,500 $ 13,000", ["[$ 12,500] 12500 USD", "[$ 13,000] 13000 USD"]),
            ("It sold at $7.12-1/2 a bushel.", ["[$7.12-1/2 a bushel] 7.125 USD/[bu_us]"]),
            ("Cocoa was at 2,100 pounds a tonne.", ["[2,100 pounds a tonne] 2100 GBP/t"]),
            ("The model has 3B weights and 3B/s links.", ["[3B] 3000000000 1 {weight}", "[3B/s] 3 B/s"]),
            ("It has 1.2bn readers, up from 800m.", ["[1.2bn] 1200000000 1 {reader}", "[800m] 800000000 1 {reader}"]),
            ("It spans 1.2bn acres and is 800m wide.", ["[1.2bn acres] 1200000000 [acr_us]", "[800m] 800 m"]),
            // Rates by a round number, and across what is measured
            ("It counts 4.2 thefts per 1,000 homes.", ["[4.2] 4.2 1/10*3{home} {theft}"]),
            ("The toll is 6.1 per 100,000 residents.", ["[6.1 per 100,000 residents] 6.1 1/10*5{resident}"]),
            ("It burns 6.2 litres per 100 km.", ["[6.2 litres per 100 km] 6.2 L/(100.km)"]),
            ("The well gives 400 barrels of crude oil a day.", ["[400 barrels] 400 [bbl_us]/d"]),
            ("It ships 2 million tonnes of LNG a year.", ["[2 million tonnes] 2000000 t/a"]),
            ("It sold 400 barrels of oil a year ago.", ["[400 barrels] 400 [bbl_us]"]),
            // Between two units behind "of" lies a range, whichever comes first.
            ("It bears temperatures of 5 °C to -3 °C.", ["[5 °C to -3 °C] -3..5 Cel"]),
            ("A fall of 40 cents to $18.70 followed.", ["[40 cents] 0.4 USD decrease", "[$18.70] 18.7 USD"]),
            ("A rise of $20 to $30 is due.", ["[$20 to $30] 20..30 USD increase"]),
            ("A drop of 30 km to 12 km followed.", ["[30 km] 30 km decrease", "[12 km] 12 km"]),
            // Both ends are rates.
            ("The dose is 5 mg/kg to 10 mg/kg.", ["[5 mg/kg to 10 mg/kg] 5..10 mg/kg"]),
            ("It costs between $5 a ticket and $8 a ticket.", ["[$5 a ticket and $8 a ticket] 5..8 USD/{ticket}"]),
            ("It pays $5 a ticket or $8 a barrel.", ["[$5 a ticket] 5 USD/{ticket}", "[$8 a barrel] 8 USD/[bbl_us]"]),
            (
                "It rose from $5 a barrel to $8 a barrel.",
                ["[$5 a barrel] 5 USD/[bbl_us]", "[$8 a barrel] 8 USD/[bbl_us]"]
            ),
            // Sides share the unit behind the last one.
            ("The bed is 4x8 feet.", ["[4] 4 [ft_i]", "[8 feet] 8 [ft_i]"]),
            ("It frames 5 by 7 inch prints.", ["[5] 5 [in_i]", "[7 inch] 7 [in_i]"]),
            ("It has 2 x 900W supplies.", ["[2] 2 1", "[900W] 900 W"]),
            ("The 6'2\" keeper left.", ["[6'2\"] 6.166667 [ft_i]"]),
            ("The lens has a 3' (180\") field.", ["[3'] 3 '", "[180\"] 180 ''"]),
            // Parts of units
            ("A half-inch bolt fits.", ["[A half-inch] 0.5 [in_i]"]),
            ("It is about a half an inch longer.", ["[a half an inch] 0.5 [in_i] ~"]),
            ("The rate rose a half percentage point.", ["[a half percentage point] 0.5 pp increase"]),
            ("A quarter-mile path opened.", ["[A quarter-mile] 0.25 [mi_i]"]),
            // Ordinals are places, not numbers.
            ("Her twenty-fifth novel sold.", []),
            ("It is the hundred and thirty-first race.", []),
            ("It raised nearly hundred thousand euros.", ["[hundred thousand euros] 100000 EUR ~"]),
            ("The valley had several hundred thousand sheep.", []),
            // Ages
            ("An 87 yo man fell.", ["[87 yo] 87 a"]),
            ("It polled women aged 45-64 and girls ages 12-17.", ["[45-64] 45..64 a", "[12-17] 12..17 a"]),
            // What is counted
            ("It has a 5 speed gearbox.", ["[5] 5 1 {speed}"]),
            ("The boat has six crew.", ["[six] 6 1 {crew}"]),
            ("It polled 900 business and leisure guests.", ["[900] 900 1 {business and leisure guest}"]),
            ("It sold 300 Halden S and Halden X vans.", ["[300] 300 1 {Halden S and Halden X van}"]),
            ("It runs 60 GPUs and four APIs.", ["[60] 60 1 {GPU}", "[four] 4 1 {API}"]),
            ("The club is 3 1/2 games back.", ["[3 1/2] 3.5 1 {game}"]),
            ("It has 12 more kiosks than a rival.", ["[12] 12 1 {kiosk} increase"]),
            ("It has 40 cooks and runs ferries.", ["[40] 40 1 {cook}"]),
            ("A tray holds 24 pots while a crate is 96.", ["[24] 24 1 {pot}", "[96] 96 1 {pot}"]),
            // The same measure at another time
            (
                "The margin was 3.2 percent in ⟦2018⟧ and 2.9 ⟦last year⟧.", ["[3.2 percent] 3.2 %", "[2.9] 2.9 %"]
            ),
            (
                "It had a 7 metre average depth in ⟦2018⟧ and 6 in ⟦2019⟧.", ["[7 metre] 7 m", "[6] 6 m"]
            ),
            (
                "It shipped 7 tonnes in ⟦2018⟧ and 600 in ⟦2019⟧.", ["[7 tonnes] 7 t", "[600] 600 1"]
            ),
        ] as [(String, [String])])
    func reads(_ text: String, _ expected: [String]) {
        #expect(readFigures(text) == expected)
    }

    /// A share of a thing, though three quarters are nine months too.
    @Test(
        arguments: [
            ("It lost three quarters of its value.", ExactDecimal(significand: 75, exponent: -2)),
            ("It has grown for three quarters of growing doubt.", nil),
        ] as [(String, ExactDecimal?)]) func quarters(_ text: String, _ value: ExactDecimal?) throws
    {
        let stream = TokenStream(text)
        let three = try #require(text.utf8.firstRange(of: "three quarters".utf8))
        let at = text.utf8.distance(from: text.utf8.startIndex, to: three.lowerBound)
        let date = DateMention(range: TextRange(at, at + 14), type: .duration, value: "P3Q", rule: "test")
        #expect(FigureExtractor.figures(in: stream, dates: [date], language: "en").first?.value == value)
    }
}
