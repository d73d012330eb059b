import NewsLanguage
import NewsModel
import Testing

@testable import NewsExtractor

private func read(_ text: String, language: String? = "en") -> [String] { readFigures(text, language: language) }

@Suite struct FigureExtractorTests {
    @Test(
        arguments: [
            // Digits and separators
            ("Turnover was 12,345,678.90 euros.", ["[12,345,678.90 euros] 12345678.9 EUR"]),
            ("The fund holds 1,50,000 shares.", ["[1,50,000] 150000 1 {share}"]),
            ("It paid 25\u{202F}000 euros.", ["[25\u{202F}000 euros] 25000 EUR"]),
            ("The rate is .75 percent.", ["[.75 percent] 0.75 %"]),
            // Words
            ("Nineteen workers left.", ["[Nineteen] 19 1 {worker}"]),
            ("It built two hundred and six homes.", ["[two hundred and six] 206 1 {home}"]),
            (
                "There were fifty-one thousand three hundred twelve voters.",
                ["[fifty-one thousand three hundred twelve] 51312 1 {voter}"]
            ),
            ("It sold a dozen ferries.", ["[a dozen] 12 1 {ferry}"]),
            ("Half a million tourists came.", ["[Half a million] 500000 1 {tourist}"]),
            ("It cost two and a half million euros.", ["[two and a half million euros] 2500000 EUR"]),
            ("Three-quarters of the seats are taken.", ["[Three-quarters] 0.75 1"]),
            ("One in four stores will go.", ["[One in four] 0.25 1"]),
            ("3 out of 8 voters agreed.", ["[3 out of 8] 0.375 1"]),
            ("Hundreds of thousands of homes lost power.", ["[Hundreds of thousands] 100000..1000000 1 {home}"]),
            ("It rose seven point nought two percent.", ["[seven point nought two percent] 7.02 % increase"]),
            ("It takes fifty-seven and a third units.", ["[fifty-seven and a third] 57.333333 1 {unit}"]),
            (
                "A quarter million homes and 3 dozen barns burned.",
                ["[A quarter million] 250000 1 {home}", "[3 dozen] 36 1 {barn}"]
            ),
            ("Two in three homes are heated.", ["[Two in three] 0.666667 1"]),
            ("Sales are up a third.", ["[a third] 0.333333 1 increase"]),
            (
                "Timber fell by a third to 90,000 tonnes.",
                ["[a third] 0.333333 1 decrease", "[90,000 tonnes] 90000 t"]
            ),
            (
                "Headcount fell by 7,000 to 1.62 million.", ["[7,000] 7000 1 decrease", "[1.62 million] 1620000 1"]
            ),
            ("Output will rise by 5 to 8 percent.", ["[5 to 8 percent] 5..8 % increase"]),
            ("Silver was at $24.10 an ounce.", ["[$24.10 an ounce] 24.1 USD/[oz_tr]"]),
            ("Saffron was at $90 an ounce.", ["[$90 an ounce] 90 USD/[oz_av]"]),
            ("It holds 3.5 x 10^6 cells.", ["[3.5 x 10^6] 3500000 1 {cell}"]),
            ("It stores 3x2^12 bits, or 5×3^2 bytes.", ["[3x2^12 bits] 12288 bit", "[5×3^2 bytes] 45 B"]),
            ("The coil takes 2.5 A/cm2.", ["[2.5 A/cm2] 2.5 A/cm2"]),
            ("It swings at 7e12 s-1 there.", ["[7e12 s-1] 7000000000000 /s"]),
            ("The ring gave 31 fb−1 of data.", ["[31 fb−1] 31 /fb"]),
            ("The tank fell to -21° on the Celsius scale.", ["[-21°] -21 Cel"]),
            ("Helium stays liquid at absolute zero.", ["[absolute zero] 0 K"]),
            ("It fills six thousand 330 ml cans.", ["[six thousand] 6000 1 {330 ml can}", "[330 ml] 330 mL"]),
            ("A 4,000-strong crowd came.", ["[4,000] 4000 1 {person}"]),
            ("It has 350-odd shops.", ["[350] 350 1 {shop} ~"]),
            ("The move saves 30k or 60k yearly.", ["[30k] 30000 1", "[60k] 60000 1"]),
            ("Sales 1,300 1,100 +12%", ["[1,300] 1300 1", "[1,100] 1100 1", "[+12%] 12 % increase"]),
            ("The rotor turns 3,000 times a minute.", ["[3,000 times] 3000 1/min {time}"]),
            ("Nights ranged from -2 °C to -14 °C.", ["[-2 °C to -14 °C] -14..-2 Cel"]),
            (
                "Wool fetched 61.5 cents, while cotton was at 48.2.",
                ["[61.5 cents] 0.615 USD", "[48.2] 0.482 USD"]
            ),
            ("The 6ft 2in keeper weighs 90kg.", ["[6ft 2in] 6.166667 [ft_i]", "[90kg] 90 kg"]),
            ("A $6 million plan failed.", ["[$6 million] 6000000 USD"]),
            ("A$6 million is due.", ["[A$6 million] 6000000 AUD"]),
            ("It owes MAD 300 million.", ["[MAD 300 million] 300000000 MAD"]),
            ("It flies 12 Halden 410s.", ["[12] 12 1 {Halden 410}"]),
            ("The hold is 12 in² wide.", ["[12 in²] 12 [sin_i]"]),
            ("They shelved it, and six an hour later.", ["[six] 6 1"]),
            // Rows of tables: the first cell names the unit of the others, brackets make a cell negative.
            (
                "Exports (million tonnes) | 12.5 | 11.75", ["[12.5] 12500000 t", "[11.75] 11750000 t"]
            ),
            (
                "Turnover, US$ million | 1,300 | (45) | 12.2%",
                ["[1,300] 1300000000 USD", "[(45)] -45000000 USD", "[12.2%] 12.2 %"]
            ),
            ("Margin (%) | 9.5 | 8", ["[9.5] 9.5 %", "[8] 8 %"]),
            ("Ferries in service | 12 | Trams | 30", ["[12] 12 1", "[30] 30 1"]),
            ("Loss | (45)", ["[(45)] -45 1"]),
            ("Ferries\t12\tTrams", ["[12] 12 1"]),
            // Captions scale the rows below them, and name their money or leave it to a cell that does.
            (
                "Results (unaudited, in thousands, except per share amounts)\nTurnover | $48,300 | $41,250\n"
                    + "Cost | 7,100 | (250)\nProfit per share | $0.35\nMargin, % | 12.5\nShares | 1,200",
                [
                    "[$48,300] 48300000 USD", "[$41,250] 41250000 USD", "[7,100] 7100000 USD", "[(250)] -250000 USD",
                    "[$0.35] 0.35 USD", "[12.5] 12.5 %", "[1,200] 1200000 1",
                ]
            ),
            (
                "(in millions of euros)\nSales | 45.3\n\nThe yard says that it will build nine ferries for the"
                    + " northern line.\nSales | 3",
                ["[45.3] 45300000 EUR", "[nine] 9 1 {ferry}", "[3] 3 1"]
            ),
            ("US$ in millions\nSales | 45.3", ["[45.3] 45300000 USD"]),
            ("They came in thousands, and gave millions of euros.", ["[millions of euros] 1000000..10000000 EUR"]),
            ("It comes with a wrench 8\" wide.", ["[8\"] 8 [in_i]"]),
            ("It weighs 4 lb.", ["[4 lb] 4 [lb_av]"]),
            // An "m" is a metre until the text has written millions so.
            ("The wall is 1.2m wide.", ["[1.2m] 1.2 m"]),
            (
                "It made £3.4m. The cloth is 2.5m wide. Orders reached 1.2m.",
                ["[£3.4m] 3400000 GBP", "[2.5m] 2.5 m", "[1.2m] 1200000 1"]
            ),
            // Scale and currency
            ("They paid sixteen dollars and eighty-five cents.", ["[sixteen dollars and eighty-five cents] 16.85 USD"]),
            ("Turnover was MEUR 60.", ["[MEUR 60] 60000000 EUR"]),
            ("Millions of dollars are missing.", ["[Millions of dollars] 1000000..10000000 USD"]),
            (
                "Wheat rose 5-1/4 cents to $6.12 a bushel.",
                ["[5-1/4 cents] 0.0525 USD increase", "[$6.12 a bushel] 6.12 USD/[bu_us]"]
            ),
            ("The yuan weakened to 7.31 per dollar.", ["[7.31 per dollar] 7.31 CNY/USD"]),
            ("It costs $20-$25 per user per month.", ["[$20-$25 per user per month] 20..25 USD/{user}/mo"]),
            ("The bid is worth $4.5bn.", ["[$4.5bn] 4500000000 USD"]),
            (
                "It raised US$12.5 million (HK$97.5 million).",
                ["[US$12.5 million] 12500000 USD", "[HK$97.5 million] 97500000 HKD"]
            ),
            ("A fine of RMB1.8 billion followed.", ["[RMB1.8 billion] 1800000000 CNY"]),
            ("Sales were EUR75m.", ["[EUR75m] 75000000 EUR"]),
            ("He paid A$3,500 a month.", ["[A$3,500 a month] 3500 AUD/mo"]),
            ("The grant is $1.2MM.", ["[$1.2MM] 1200000 USD"]),
            (
                "It paid Taka 6,200, N5,200 and P1.2 billion.",
                ["[Taka 6,200] 6200 BDT", "[N5,200] 5200 NGN", "[P1.2 billion] 1200000000 PHP"]
            ),
            ("It costs dlrs 7.5 million.", ["[dlrs 7.5 million] 7500000 USD"]),
            ("It costs Rs. 600.", ["[Rs. 600] 600 INR"]),
            ("It owes 30 lakh rupees.", ["[30 lakh rupees] 3000000 INR"]),
            ("The town needs 9 million Danish crowns.", ["[9 million Danish crowns] 9000000 DKK"]),
            ("The dividend is 45 cents a share.", ["[45 cents a share] 0.45 USD/{share}"]),
            ("Tickets cost 80p.", ["[80p] 0.8 GBP"]),
            (
                "It spent 40 million of the 65 million euros.",
                ["[40 million] 40000000 EUR", "[65 million euros] 65000000 EUR"]
            ),
            ("Copper fetched $9,150 a tonne.", ["[$9,150 a tonne] 9150 USD/t"]),
            ("One euro buys 161.2 yen to the euro.", ["[One euro] 1 EUR", "[161.2 yen to the euro] 161.2 JPY/EUR"]),
            // Percent
            ("Support is at 48 per cent.", ["[48 per cent] 48 %"]),
            ("The margin is 70 basis points.", ["[70 basis points] 70 bp"]),
            ("A lead of 2.5 percentage points remains.", ["[2.5 percentage points] 2.5 pp"]),
            // Ranges, scores
            ("It expects between 8 and 9 percent.", ["[8 and 9 percent] 8..9 %"]),
            ("The price is $10 million to $12 million.", ["[$10 million to $12 million] 10000000..12000000 USD"]),
            ("It plans 6-8 stores.", ["[6-8] 6..8 1 {store}"]),
            ("Rovers won 3-1 and drew 2-2.", []),
            ("It will take 15 or 16 euros.", ["[15] 15 EUR", "[16 euros] 16 EUR"]),
            ("It sells for 5 to 7 cents.", ["[5 to 7 cents] 0.05..0.07 USD"]),
            // The levels before and behind a change are two figures, with the unit and noun that one of them leaves out.
            ("The rate fell from 4.2 to 3.1 percent.", ["[4.2] 4.2 %", "[3.1 percent] 3.1 %"]),
            ("The rate rose from 3.1 to 4.2 percent.", ["[3.1] 3.1 %", "[4.2 percent] 4.2 %"]),
            ("It raised its fleet from 40 to 55 ships.", ["[40] 40 1 {ship}", "[55] 55 1 {ship}"]),
            ("It reduced its crew from 900 sailors to 640.", ["[900] 900 1 {sailor}", "[640] 640 1 {sailor}"]),
            (
                "It cut the dividend from 9 cents to 7 cents a share.",
                ["[9 cents] 0.09 USD/{share}", "[7 cents a share] 0.07 USD/{share}"]
            ),
            (
                "It cut the dividend from 9 cents a share to 7 cents.",
                ["[9 cents a share] 0.09 USD/{share}", "[7 cents] 0.07 USD/{share}"]
            ),
            (
                "The loss narrowed from $4.2 to $3.1 billion.",
                ["[$4.2] 4200000000 USD", "[$3.1 billion] 3100000000 USD"]
            ),
            ("Output doubled from 4 to 8 million tonnes.", ["[4] 4000000 t", "[8 million tonnes] 8000000 t"]),
            (
                "Profit rose 40 percent, from $5 million to $7 million.",
                ["[40 percent] 40 % increase", "[$5 million] 5000000 USD", "[$7 million] 7000000 USD"]
            ),
            ("The share slid from 98 cents to 95.", ["[98 cents] 0.98 USD", "[95] 0.95 USD"]),
            // Where nothing changed, both ends are one range.
            ("It sells flats from 500 to 800 square feet.", ["[500 to 800 square feet] 500..800 [sft_i]"]),
            ("Sales rose for vans from $20,000 to $30,000.", ["[$20,000 to $30,000] 20000..30000 USD"]),
            (
                "Rising demand for flats from 500 to 800 square feet helped.",
                ["[500 to 800 square feet] 500..800 [sft_i]"]
            ),
            ("It expects growth from 3 to 5 percent.", ["[3 to 5 percent] 3..5 %"]),
            // Bounds
            ("At least 60 ships wait.", ["[60] 60 1 {ship} >="]),
            ("No more than 60 ships wait.", ["[60] 60 1 {ship} <="]),
            ("Nearly 60 ships wait.", ["[60] 60 1 {ship} ~"]),
            ("More than 60 ships wait.", ["[60] 60 1 {ship} >"]),
            ("Fewer than 60 ships wait.", ["[60] 60 1 {ship} <"]),
            ("It needs 60 ships or more.", ["[60] 60 1 {ship} >="]),
            ("It needs $60 or more.", ["[$60] 60 USD >="]),
            // Change and level
            ("Sales rose 14 percent to 220,000 units.", ["[14 percent] 14 % increase", "[220,000] 220000 1 {unit}"]),
            ("Shares fell by more than 3% on Monday.", ["[3%] 3 % > decrease"]),
            ("The index lost 120 points, or 1.4%.", ["[120] 120 1 {point} decrease", "[1.4%] 1.4 % decrease"]),
            (
                "Oil rose $1.30 to $84.20 a barrel.",
                ["[$1.30] 1.3 USD increase", "[$84.20 a barrel] 84.2 USD/[bbl_us]"]
            ),
            ("Profit rose a better-than-expected 5%.", ["[5%] 5 % increase"]),
            ("The share fell a further 40 cents to $18.70.", ["[40 cents] 0.4 USD decrease", "[$18.70] 18.7 USD"]),
            ("Halden skidded 6.5 to 310.5.", ["[6.5] 6.5 1 decrease", "[310.5] 310.5 1"]),
            ("Halden rose 5 to 33 in May.", ["[5] 5 1 increase", "[33] 33 1"]),
            ("The order fell by 20 to 95.", ["[20] 20 1 decrease", "[95] 95 1"]),
            ("The 9-inch tablet drops to $300.", ["[9-inch] 9 [in_i]", "[$300] 300 USD"]),
            ("It will cut 300 to 400 jobs.", ["[300 to 400] 300..400 1 {job} decrease"]),
            ("It fell below 5,000.", ["[5,000] 5000 1 <"]),
            ("The mill will cut 450 jobs.", ["[450] 450 1 {job} decrease"]),
            ("A 6 percent drop followed.", ["[6 percent] 6 % decrease"]),
            ("The storm tore up 15 miles of track.", ["[15 miles] 15 [mi_i]"]),
            ("Nordbank made up 5 percent of sales.", ["[5 percent] 5 %"]),
            ("It lost $300 million.", ["[$300 million] 300000000 USD"]),
            ("Growth was -0.4%.", ["[-0.4%] -0.4 %"]),
            ("The result was (3.4) million euros.", ["[(3.4) million euros] -3400000 EUR"]),
            ("It was minus 12 degrees Celsius.", ["[minus 12 degrees Celsius] -12 Cel"]),
            ("The gauge edged up to 50.6 from 50.2.", ["[50.6] 50.6 1", "[50.2] 50.2 1"]),
            ("It will take on up to 640 people.", ["[640] 640 1 {people} <="]),
            ("It sold 900 vans, 40 fewer than before.", ["[900] 900 1 {van}", "[40] 40 1 {van} decrease"]),
            ("It rose half a percentage point.", ["[half a percentage point] 0.5 pp increase"]),
            ("Lending rates fell a quarter point.", ["[a quarter point] 0.25 pp decrease"]),
            ("They shed 12,000 jobs and 4 plants.", ["[12,000] 12000 1 {job} decrease", "[4] 4 1 {plant} decrease"]),
            ("The Orion rose 1.1%, the Vega 1.4%.", ["[1.1%] 1.1 % increase", "[1.4%] 1.4 % increase"]),
            ("It weighs just under 90 kg (198 lb).", ["[90 kg] 90 kg <", "[198 lb] 198 [lb_av] <"]),
            // Names stand for the clause whose verb and noun are left out.
            ("The Orion fell 4% and the Vega rose 1.5.", ["[4%] 4 % decrease", "[1.5] 1.5 % increase"]),
            (
                "Orion moved 3.4 million boxes, Vega Lines 1.9 million.",
                ["[3.4 million] 3400000 1 {box}", "[1.9 million] 1900000 1 {box}"]
            ),
            (
                "The index lost 25.5 points to end at 6,410.75.",
                ["[25.5] 25.5 1 {point} decrease", "[6,410.75] 6410.75 1 {point}"]
            ),
            ("A crate costs 1,450 yen, against 2,600 before.", ["[1,450 yen] 1450 JPY", "[2,600] 2600 JPY"]),
            // Units and rates
            ("The lira stood at 39.6 to the dollar.", ["[39.6 to the dollar] 39.6 TRY/USD"]),
            ("It fell to 71 American cents.", ["[71 American cents] 0.71 USD"]),
            ("The plant makes 300,000 barrels a day.", ["[300,000 barrels a day] 300000 [bbl_us]/d"]),
            ("A 27-kilometre tunnel opened.", ["[27-kilometre] 27 km"]),
            ("The battery holds 60 kWh.", ["[60 kWh] 60 kW.h"]),
            ("It runs at 120 km/h.", ["[120 km/h] 120 km/h"]),
            ("It added 2.5 GW of wind power.", ["[2.5 GW] 2.5 GW increase"]),
            ("The site spans 12 square kilometres.", ["[12 square kilometres] 12 km2"]),
            ("It holds 250m people.", ["[250m] 250000000 1 {people}"]),
            ("It lies 250m away.", ["[250m] 250 m"]),
            ("Half a mile of track is gone.", ["[Half a mile] 0.5 [mi_i]"]),
            ("It runs 14 flights per day.", ["[14] 14 1/d {flight}"]),
            ("It builds 15 a year.", ["[15 a year] 15 1/a"]),
            ("It pumps 1.02 million bpd.", ["[1.02 million bpd] 1020000 [bbl_us]/d"]),
            ("He works 40 to 50 hours a week.", ["[40 to 50 hours a week] 40..50 h/wk"]),
            ("Use stands at 82 percent, against 79 a year ago.", ["[82 percent] 82 %", "[79] 79 %"]),
            ("It was 12 C by day and minus 8 F by night.", ["[12 C] 12 Cel", "[minus 8 F] -8 [degF]"]),
            ("It is four times faster.", ["[four times] 4 1 {time}"]),
            // Counted phrases
            (
                "It employs 900 people in 12 towns, including 80 in Lund.",
                ["[900] 900 1 {people}", "[12] 12 1 {town}", "[80] 80 1 {people}"]
            ),
            ("About 300 of the 950 drivers left.", ["[300] 300 1 {driver} ~", "[950] 950 1 {driver}"]),
            ("The previous two sittings were calm.", ["[two] 2 1 {previous sitting}"]),
            ("It has 80-plus employees.", ["[80] 80 1 {employee} >="]),
            ("More than 6,000 Israelis came.", ["[6,000] 6000 1 {Israeli} >"]),
            ("It has 12 children, 9 mice and 4 oxen.", ["[12] 12 1 {child}", "[9] 9 1 {mouse}", "[4] 4 1 {ox}"]),
            ("It has 31 auto parts suppliers.", ["[31] 31 1 {auto parts supplier}"]),
            ("It ordered 12 new Falcon 300 jets.", ["[12] 12 1 {new Falcon 300 jet}"]),
            ("It needs 3 and a half million euros.", ["[3 and a half million euros] 3500000 EUR"]),
            ("It needs 7 million and a half.", ["[7 million and a half] 7500000 1"]),
            (
                "It needs three billion and a half million euros.",
                [
                    "[three billion and a half million euros] 3000500000 EUR"
                ]
            ),
            ("it owes usd 30 and 40 eur.", ["[usd 30] 30 USD", "[40 eur] 40 EUR"]),
            ("It needs a hundred forty million dollars.", ["[a hundred forty million dollars] 140000000 USD"]),
            ("A hundred and twenty thousand people left.", ["[A hundred and twenty thousand] 120000 1 {people}"]),
            (
                "It holds 3 million of its 5.6 million seats.",
                [
                    "[3 million] 3000000 1 {seat}", "[5.6 million] 5600000 1 {seat}",
                ]
            ),
            ("It visited 12 US states.", ["[12] 12 1 {US state}"]),
            ("It hired 400 IT workers.", ["[400] 400 1 {IT worker}"]),
            ("It runs three on-site clinics.", ["[three] 3 1 {on-site clinic}"]),
            ("It gave three separate rulings.", ["[three] 3 1 {separate ruling}"]),
            ("It runs 300 gas stations.", ["[300] 300 1 {gas station}"]),
            ("It swaps three Vegas shares.", ["[three] 3 1 {Vegas share}"]),
            ("One widely used paper closed.", ["[One] 1 1 {paper}"]),
            ("It pays $40 per $500 of face value.", ["[$40] 40 USD", "[$500] 500 USD"]),
            ("It ordered 12 Halden 720-600 jets.", ["[12] 12 1 {Halden 720-600 jet}"]),
            ("It sold 300 homes in May and 120 in June.", ["[300] 300 1 {home}", "[120] 120 1 {home}"]),
            ("A four-door model follows.", ["[four] 4 1 {door}"]),
            // Ages
            ("The 41-year-old chef resigned.", ["[41-year-old] 41 a"]),
            ("Ana Ruiz, 34, resigned.", ["[34] 34 a"]),
            ("Workers aged 50 may apply.", ["[50] 50 a"]),
            ("She was 29.", ["[29] 29 a"]),
            ("The boat belonged to Ana Ruiz, 61.", ["[61] 61 a"]),
            ("The farmer, 47, stayed calm.", ["[47] 47 a"]),
            ("Ana Ruiz, at 38, resigned.", ["[38] 38 a"]),
            ("The sisters, aged 22 and 29, resigned.", ["[22] 22 a", "[29] 29 a"]),
            // A verb before a number describes nothing that is counted.
            ("The chain, which runs 37 kiosks, grew.", ["[37] 37 1 {kiosk}"]),
            ("A storm that felled 900 trees ended.", ["[900] 900 1 {tree}"]),
            ("It keeps just one kiosk south of the river.", ["[one] 1 1 {kiosk}"]),
        ] as [(String, [String])])
    func reads(_ text: String, _ expected: [String]) {
        #expect(read(text) == expected)
    }

    @Test(arguments: [
        "The 10-K and the 20-F were filed.", "Flight 331 left Gate 12.", "The S&P 500 and the FTSE 100 opened.",
        "Call 030-5551234 now.",
        "The Orion 300 and the A320 flew.",
        "It sells 5G phones and 3D printers.", "He came second in the 14th round.", "Chapter 11 protects it.",
        "One of the owners left.", "No one knew which one.",
        "It opens at 9:30 and closes at 5pm.", "Version 10.4 is out.", "Open 24/7.", "The 1990s were good.",
        "He won the 2014 prize.", "Item 7 of the agenda.",
        "The plan is net zero.", "It streams in 1080p.", "The COP30 summit ends.", "Phase two begins.",
        "A 2-in-1 deal.", "It was built from 1925 to 1940.",
        "It lasted 12 days.", "Line #12 is closed.", "In 2019 it grew.",
        "The \"45816\" system covers robots.", "The object QX0412.7+661 is dim.",
        "They call it the “512” plan. The 512 plan is new.",
        "Halden (XTRA: 4711) and Orion (NYSE: QX; HKEX: 905) merged.", "It made a 620(b) filing.",
        "It borrows from Seven Bells Bank.", "It lost to one nearby.", "It shipped its 20-millionth parcel.",
        "Ana Ruiz won 7-6 (5), 6-3.", "Customers of 4&2 complained.", "She lives at 77 Halden Ave.",
        "They sell 7300-based looms.",
        "It needs (1) a port or (2) a dam.", "It needs 1) rain, 2) sun and 3) time.",
        "As shown in [7], [12], it works.", "The phone runs Halden 6.1, a new release.",
        "The N95 and P1.5 filters fit.",
    ])
    func findsNoFigure(_ text: String) {
        #expect(read(text) == [])
    }

    @Test func separatorsFollowTheLanguage() {
        #expect(read("It costs 1.234,5 €.") == ["[1.234,5 €] 1234.5 EUR"])
        #expect(read("It costs 1.234 €.") == ["[1.234 €] 1.234 EUR"])
        #expect(read("Es kostet 1.234 €.", language: "de") == ["[1.234 €] 1234 EUR"])
    }

    @Test func decimalsAreTheWrittenPrecision() {
        func decimals(_ text: String) -> [Int] {
            FigureExtractor.figures(in: TokenStream(text), dates: [], language: "en").map(\.decimals)
        }
        #expect(decimals("$3.2bn") == [-8])
        #expect(decimals("1.50 percent") == [2])
        #expect(decimals("63 cents") == [2])
        #expect(decimals("12,000 tonnes") == [0])
        #expect(decimals("8 or 9 cents") == [2, 2])
        #expect(decimals("from 4.25 to 3 million tonnes") == [-4, -6])
    }

    @Test func numbersInsideDatesAreNoFigures() {
        let stream = TokenStream("It hired 40 people on 12 May 2021.")
        let date = DateMention(range: TextRange(22, 33), type: .date, value: "2021-05-12", rule: "test")
        let figures = FigureExtractor.figures(in: stream, dates: [date], language: "en")
        #expect(figures.map { stream.string($0.range) } == ["40"])
    }

    @Test(arguments: [
        ("Sales grew from 30 million euros in ⟦2011⟧ to 42 million.", ["30000000 EUR", "42000000 EUR"]),
        ("The margin widened from 4.2 percent ⟦a year earlier⟧ to 5.1.", ["4.2 %", "5.1 %"]),
        ("The rate rose in ⟦May⟧ from 3.1 to 4.2 percent.", ["3.1 %", "4.2 %"]),
        ("A crate sells for 1,450 yen against 2,600 ⟦six years ago⟧.", ["1450 JPY", "2600 JPY"]),
    ])
    func levelsKeepTheirUnitAcrossADate(_ marked: String, _ expected: [String]) throws {
        let parts = marked.split(whereSeparator: { $0 == "⟦" || $0 == "⟧" }).map(String.init)
        let start = parts[0].utf8.count
        let date = DateMention(
            range: TextRange(start, start + parts[1].utf8.count), type: .date, value: "2011", rule: "test")
        let figures = FigureExtractor.figures(in: TokenStream(parts.joined()), dates: [date], language: "en")
        #expect(figures.map { "\($0.value?.description ?? "") \($0.unit)" } == expected)
    }

    @Test func aBareDollarFollowsTheSameAmountWithItsNation() {
        let stream = TokenStream("Minister pledges $52 million\nThe fund gets AU$52 million and $9 million.")
        let figures = FigureExtractor.figures(in: stream, dates: [], language: "en")
        #expect(figures.map(\.unit) == ["AUD", "AUD", "USD"])
        #expect(figures.map(\.unitBasis) == ["inferred", "explicit", "inferred"])
    }
}
