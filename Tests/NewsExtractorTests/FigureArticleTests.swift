import Testing

/// An article as the number one, and quantities in two units.
@Suite struct FigureArticleTests {
    @Test(
        arguments: [
            // Bounds
            ("The mill is more than a mile from the quay.", ["[a mile] 1 [mi_i] >"]),
            ("Customs found about a ton of hashish.", ["[a ton] 1 t ~"]),
            ("A pint costs less than a dollar.", ["[a dollar] 1 USD <"]),
            ("Rainfall topped an inch in Holm.", ["[an inch] 1 [in_i] >"]),
            ("The weir holds nearly a megawatt.", ["[a megawatt] 1 MW ~"]),
            ("Talks went on over a pint.", []),
            ("He told us about a ton of jokes.", []),
            // Wares
            ("A gallon of petrol costs $4.", ["[A gallon] 1 [gal_us]", "[$4] 4 USD"]),
            ("A foot of snow lay in Holm.", ["[A foot] 1 [ft_i]"]),
            ("He asked for a cup of coffee.", []),
            ("An ounce of raw silver was found.", ["[An ounce] 1 [oz_av]"]),
            ("It took a ton of work and an ounce of sense.", []),
            ("A fraction of an inch of rain fell.", []),
            // Distances and sides
            ("It is a kilometre from the quay.", ["[a kilometre] 1 km"]),
            ("They built a kilometre-long wall.", ["[a kilometre] 1 km"]),
            ("A mile up the coast lies Holm.", ["[A mile] 1 [mi_i]"]),
            ("Snow lay a foot deep; the weir is a metre in height.", ["[a foot] 1 [ft_i]", "[a metre] 1 m"]),
            ("The hut stands within a mile of Holm.", ["[a mile] 1 [mi_i]"]),
            ("She won by a mile and you saw it from a mile away.", []),
            ("They searched a yard behind the hut.", []),
            ("He put a foot in the door, an inch closer.", []),
            // Changes
            ("Crude was up a dollar at noon.", ["[a dollar] 1 USD increase"]),
            ("Halden rose just a penny to 42p.", ["[a penny] 0.01 GBP increase", "[42p] 0.42 GBP"]),
            ("Diesel fell by a cent a litre.", ["[a cent a litre] 0.01 USD/L decrease"]),
            ("The rate rose a full percentage point.", ["[a full percentage point] 1 pp increase"]),
            ("It never rose a cent.", []),
            // Prices, weights and rates
            ("He paid a pound for the yard.", ["[a pound] 1 GBP"]),
            ("She sold the mill for a euro.", ["[a euro] 1 EUR"]),
            ("Seats are a pound each.", ["[a pound] 1 GBP"]),
            ("The parcel weighed a kilo.", ["[a kilo] 1 kg"]),
            ("Ore went for a dollar a tonne.", ["[a dollar a tonne] 1 USD/t"]),
            ("It did not cost a penny.", []),
            (
                "Oil costs $3 a gallon and pays 10 cents a share.",
                ["[$3 a gallon] 3 USD/[gal_us]", "[10 cents a share] 0.1 USD/{share}"]
            ),
            ("The train does 90 miles an hour.", ["[90 miles an hour] 90 [mi_i]/h"]),
            // Names and things
            ("A pound coin, a euro zone, a dollar-denominated bond and a stone's throw.", []),
            ("It was hit with a stone.", []),
        ] as [(String, [String])]) func articles(_ text: String, _ expected: [String])
    {
        #expect(readFigures(text) == expected)
    }

    @Test(
        arguments: [
            ("He is 6 feet 2 inches tall.", ["[6 feet 2 inches] 6.166667 [ft_i]"]),
            ("The 5-foot-10 keeper left.", ["[5-foot-10] 5.833333 [ft_i]"]),
            ("She is 5 feet 4 and stands 5'10\".", ["[5 feet 4] 5.333333 [ft_i]", "[5'10\"] 5.833333 [ft_i]"]),
            ("The pool is 6ft 3in deep.", ["[6ft 3in] 6.25 [ft_i]"]),
            ("She threw 6 ft 2 in the final.", ["[6 ft] 6 [ft_i]", "[2] 2 1"]),
            ("The calf weighed 6 lb 4 oz.", ["[6 lb 4 oz] 6.25 [lb_av]"]),
            ("It weighed seven pounds, three ounces.", ["[seven pounds, three ounces] 7.1875 [lb_av]"]),
            ("They rowed 3 miles and 440 yards.", ["[3 miles and 440 yards] 3.25 [mi_i]"]),
            ("He weighs 10 stone 7.", ["[10 stone 7] 10.5 [stone_av]"]),
            ("The beam is 2 yards 1 foot 6 inches long.", ["[2 yards 1 foot 6 inches] 2.5 [yd_i]"]),
            ("The load is 2 kg 400 g.", ["[2 kg 400 g] 2.4 kg"]),
            ("It is a mile and a half from Holm.", ["[a mile and a half] 1.5 [mi_i]"]),
            ("It takes two miles and a quarter.", ["[two miles and a quarter] 2.25 [mi_i]"]),
            // Two quantities
            ("Between 5 feet and 6 inches lies much.", ["[5 feet] 5 [ft_i]", "[6 inches] 6 [in_i]"]),
            ("Races of 2 km and 800 m follow.", ["[2 km] 2 km", "[800 m] 800 m"]),
            ("At 30 feet 3 divers stopped.", ["[30 feet] 30 [ft_i]", "[3] 3 1 {diver}"]),
            ("The 65-foot, 20-horse gate fell.", ["[65-foot] 65 [ft_i]", "[20] 20 1 {horse}"]),
            // Money
            ("The stew cost five pounds fifty.", ["[five pounds fifty] 5.5 GBP"]),
            ("It cost 3 euros 20 in the shop.", ["[3 euros 20] 3.2 EUR"]),
            ("The dress cost a dollar and 42 cents.", ["[a dollar and 42 cents] 1.42 USD"]),
            ("They paid 5 pounds and lifted 5 pounds.", ["[5 pounds] 5 GBP", "[5 pounds] 5 [lb_av] increase"]),
            ("It yields 20 million pounds of copper.", ["[20 million pounds] 20000000 [lb_av]"]),
            ("It saves 20 million pounds of aid.", ["[20 million pounds] 20000000 GBP"]),
        ] as [(String, [String])]) func compounds(_ text: String, _ expected: [String])
    {
        #expect(readFigures(text) == expected)
    }

    @Test(
        arguments: [
            ("Harrow Bank cut its key rate by a quarter point.", ["[a quarter point] 0.25 pp decrease"]),
            ("A half-point cut in rates followed.", ["[A half-point] 0.5 pp decrease"]),
            ("Yields rose three-quarters of a point.", ["[three-quarters of a point] 0.75 pp increase"]),
            ("The bond fell half a point, though rates stood still.", ["[half] 0.5 1 {point} decrease"]),
            ("It has a two-point lead.", ["[two] 2 1 {point}"]),
            ("Joblessness fell to 3.9 from 4.1 per cent.", ["[3.9] 3.9 %", "[4.1 per cent] 4.1 %"]),
            ("Output fell to 3.1 from 4.2 million tonnes.", ["[3.1] 3100000 t", "[4.2 million tonnes] 4200000 t"]),
            (
                "It sold 2.4 million lamps, against 2.1m in May.",
                ["[2.4 million] 2400000 1 {lamp}", "[2.1m] 2100000 1"]
            ),
            ("The wall is 2 million days old, against 2.1m wide.", ["[2 million days old] 2000000 d", "[2.1m] 2.1 m"]),
            ("A 900-strong workforce has a 40-strong fleet.", ["[900] 900 1 {person}", "[40] 40 1 {fleet}"]),
        ] as [(String, [String])]) func neighbours(_ text: String, _ expected: [String])
    {
        #expect(readFigures(text) == expected)
    }
}
